package io.needletail.load.session;

import io.needletail.load.ledger.IdLedger;
import io.needletail.load.ledger.MobileOriginatedLedger;
import io.needletail.load.message.MessageStream;
import io.needletail.load.plan.LoadPlan;
import io.needletail.load.tally.LoopTallies;
import io.needletail.load.tally.RunTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all sessions of one loop share. In the loop. */
public record LoopParts(TurnOutput output, LoopTallies tallies, SessionLife life, PduReader reader, Pace pace) {

    /** What all loops share. */
    public record Shared(
            LoadPlan plan,
            RunTimes times,
            BindGate gate,
            @Nullable IdLedger ledger,
            MobileOriginatedLedger mo) {}

    /**
     * The parts of one loop.
     *
     * @param count submits it may send in the measured time of a closed loop
     */
    public static LoopParts create(
            Shared shared, LoopTallies tallies, MessageStream stream, List<LoadSession> sessions, long count) {
        RunTimes times = shared.times();
        TurnOutput output = new TurnOutput();
        SubmitWriter writer = new SubmitWriter(stream, output, tallies);
        SessionLife life = new SessionLife(shared.plan().connect(), shared.gate(), tallies, output);
        boolean receipts = shared.plan().messages().receipts();
        AnswerReader answers = new AnswerReader(tallies, shared.ledger(), receipts);
        DeliverReader delivers = new DeliverReader(tallies, receipts ? shared.ledger() : null, shared.mo());
        PduReader reader = new PduReader(times, answers, delivers, life, tallies, output);
        Pace pace = shared.plan().pace().profile() == null
                ? new ClosedLoopPace(times, writer, tallies, count)
                : new OpenLoopPace(times, writer, sessions);
        return new LoopParts(output, tallies, life, reader, pace);
    }
}
