package io.needletail.load.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run has found to be wrong with the server, whatever was asserted. Refusals are none: a server may refuse. Nor is
 * what could not be sent, unless that is all, or a mobile-originated message without a number.
 */
public final class LoadFaults {
    private final List<String> found = new ArrayList<>();

    private LoadFaults() {}

    /** One phrase for each kind of fault, such as {@code 3 receipts lost}; empty if all is accounted for. */
    public static List<String> of(LoadReport report) {
        LoadFaults faults = new LoadFaults();
        SubmitFigures submits = report.submits();
        faults.add(submits.unanswered(), "submit_sm unanswered");
        faults.add(submits.duplicateAnswers(), "duplicate answers");
        faults.add(submits.unknownAnswers(), "answers to no request");
        faults.add(submits.repeatedIds(), "message ids repeated");
        faults.add(submits.emptyIds(), "message ids empty");
        faults.add(submits.disconnects(), "connections lost");
        ReceiptFigures receipts = report.receipts();
        faults.add(receipts.lost(), "receipts lost");
        faults.add(receipts.duplicate(), "receipts duplicate");
        faults.add(receipts.unknown(), "receipts unknown");
        faults.add(receipts.withoutId(), "receipts without id");
        faults.add(report.mobileOriginated().lost(), "mobile-originated messages lost");
        faults.add(report.mobileOriginated().duplicate(), "mobile-originated messages duplicate");
        if (submits.sent() + receipts.received() + report.mobileOriginated().received() == 0) {
            faults.found.add("nothing sent or received");
        }
        return List.copyOf(faults.found);
    }

    private void add(long count, String what) {
        if (count > 0) {
            found.add(count + " " + what);
        }
    }
}
