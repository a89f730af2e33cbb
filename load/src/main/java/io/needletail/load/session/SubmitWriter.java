package io.needletail.load.session;

import io.needletail.load.message.MessageStream;
import io.needletail.load.tally.LoopTallies;

/** Adds submits to the output of a turn. One for each loop. */
final class SubmitWriter {
    private final MessageStream stream;
    private final TurnOutput output;
    private final LoopTallies tallies;

    SubmitWriter(MessageStream stream, TurnOutput output, LoopTallies tallies) {
        this.stream = stream;
        this.output = output;
        this.tallies = tallies;
    }

    /** One submit of a session whose window has room. */
    void write(LoadSession session, long intended) {
        byte[] out = output.room(session.channel(), stream.maxBytes());
        int sequence = session.window().open(intended);
        output.filledTo(stream.append(session.progress(), sequence, out, output.length()));
        tallies.sent(intended);
    }
}
