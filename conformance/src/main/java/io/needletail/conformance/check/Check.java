package io.needletail.conformance.check;

import io.needletail.conformance.spec.Clause;
import java.io.IOException;

/**
 * One rule of the specification, and how it is tried.
 *
 * @param id unique; begins with the family
 * @param title the rule in a sentence
 * @param clause where the rule is written
 * @param needs what a server has to claim for it
 */
public record Check(String id, Family family, String title, Clause clause, Needs needs, Lane lane, Script script) {

    /** A check that runs beside others. */
    public static Check of(Family family, String name, String title, Clause clause, Needs needs, Script script) {
        return new Check(family + "." + name, family, title, clause, needs, Lane.SHARED, script);
    }

    /** The same in another lane. */
    public Check in(Lane other) {
        return new Check(id, family, title, clause, needs, other, script);
    }

    /** Tries it. Any thread; takes as long as the server does, within the target's waits. */
    public Result run(Target target) {
        long begin = System.nanoTime();
        Transcript transcript = new Transcript();
        Verdict verdict = Verdict.PASS;
        String expected = title;
        String got = "";
        String lacking = needs.lacking(target).orElse("");
        try (Trial trial = new Trial(target, transcript, target.strict() || !family.isAboutFields())) {
            if (lacking.isEmpty()) {
                script.play(trial);
            } else {
                verdict = Verdict.SKIPPED;
                got = lacking;
            }
        } catch (UnsupportedException e) {
            verdict = Verdict.NOT_SUPPORTED;
            got = String.valueOf(e.getMessage());
        } catch (UnclaimedException e) {
            verdict = Verdict.SKIPPED;
            got = String.valueOf(e.getMessage());
        } catch (DeviationException e) {
            verdict = Verdict.FAIL;
            expected = e.expected();
            got = e.got();
        } catch (IOException e) {
            verdict = Verdict.FAIL;
            expected = "a connection";
            got = String.valueOf(e.getMessage());
        }
        return new Result(this, verdict, transcript.lines(), expected, got, System.nanoTime() - begin);
    }
}
