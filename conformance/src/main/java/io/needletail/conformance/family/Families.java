package io.needletail.conformance.family;

import io.needletail.conformance.check.Check;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Every check there is. */
public final class Families {
    private Families() {}

    /** The checks, family by family; made anew with each call. */
    public static List<Check> all() {
        return Stream.of(
                        HeaderChecks.all(),
                        FramingChecks.all(),
                        BindChecks.all(),
                        StateChecks.all(),
                        FieldChecks.all(),
                        ValueChecks.all(),
                        TextChecks.all(),
                        TimeChecks.all(),
                        TlvChecks.all(),
                        VersionChecks.all(),
                        ResponseChecks.all(),
                        StatusChecks.all(),
                        SessionChecks.all(),
                        MessageChecks.all(),
                        ModeChecks.all(),
                        MultipleChecks.all(),
                        DestinationChecks.all(),
                        BroadcastChecks.all(),
                        ReceiptShapeChecks.all(),
                        ReceiptChecks.all(),
                        TimerChecks.all())
                .flatMap(Collection::stream)
                .toList();
    }
}
