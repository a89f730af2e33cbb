package io.needletail.conformance.check;

import java.util.List;

/**
 * What a check came to.
 *
 * @param transcript what was sent and read, in hexadecimal, a line each
 * @param expected what the specification says
 * @param got what happened instead; empty for a pass
 */
public record Result(Check check, Verdict verdict, List<String> transcript, String expected, String got, long nanos) {
    public Result {
        transcript = List.copyOf(transcript);
    }
}
