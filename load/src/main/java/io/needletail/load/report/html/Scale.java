package io.needletail.load.report.html;

import java.util.List;

/** Maps values of an axis to places from 0 to 1. */
interface Scale {
    /** The place of a value; outside 0 to 1 is cut off. */
    double at(double value);

    List<Tick> ticks();
}
