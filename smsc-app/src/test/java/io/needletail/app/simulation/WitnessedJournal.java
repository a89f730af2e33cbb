package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.FactVisitor;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalHealth;
import java.util.ArrayDeque;

/** The real journal, with the reference model reading along and crash points in between. */
final class WitnessedJournal implements Journal {
    private final Journal journal;
    private final ReferenceModel model;
    private final CrashPlan plan;
    private final Faults faults;
    private final Sabotage sabotage;
    private final ArrayDeque<long[]> ends = new ArrayDeque<>();

    WitnessedJournal(Journal journal, ReferenceModel model, CrashPlan plan, Faults faults, Sabotage sabotage) {
        this.journal = journal;
        this.model = model;
        this.plan = plan;
        this.faults = faults;
        this.sabotage = sabotage;
    }

    @Override
    public void replay(FactVisitor visitor) {
        faults.replaying(true);
        journal.replay((fact, address) -> {
            if (faults.countsFact()) {
                plan.pass(CrashPoint.RECOVERY_FACT);
            }
            model.onReplayed(fact);
            boolean skipped = sabotage == Sabotage.SKIPPED_FACTS && fact.id % 10 == 0
                    || sabotage == Sabotage.REPEATED_RECEIPTS && fact.type == FactType.SETTLED && fact.id % 10 == 0;
            if (!skipped) {
                visitor.visit(fact, address);
            }
        });
        faults.replaying(false);
    }

    @Override
    public long lastId() {
        return sabotage == Sabotage.REPEATED_IDS && openBatchBytes() == 0 ? 0 : journal.lastId();
    }

    @Override
    public int append(Fact fact) {
        switch (fact.type) {
            case ACCEPTED -> model.onAccepted(fact);
            case ATTEMPTED -> model.onAttempted(fact);
            case FINAL -> model.onFinal(fact);
            case SETTLED -> model.onSettled(fact);
            case CARRIED -> {
                plan.pass(CrashPoint.CARRY);
                model.onCarried(fact);
            }
            default -> throw new Violation(fact.type + " is not expected");
        }
        if (fact.type == FactType.FINAL || fact.type == FactType.SETTLED) {
            ends.add(new long[] {journal.committed() + 1, fact.id});
            if (sabotage == Sabotage.UNWRITTEN_END) {
                return 0;
            }
        }
        int offset = journal.append(fact);
        plan.pass(CrashPoint.APPENDED);
        return offset;
    }

    @Override
    public int openBatchBytes() {
        return journal.openBatchBytes();
    }

    @Override
    public int maxBatchBytes() {
        return journal.maxBatchBytes();
    }

    @Override
    public long commit() {
        long base = journal.commit();
        tellDurable();
        plan.pass(CrashPoint.COMMITTED);
        return base;
    }

    /** Lets the model know which ends no crash can undo. */
    void tellDurable() {
        while (!ends.isEmpty() && ends.peek()[0] <= journal.durable()) {
            model.onDurable(ends.poll()[1]);
        }
    }

    @Override
    public long committed() {
        return journal.committed();
    }

    @Override
    public long durable() {
        return sabotage == Sabotage.ANSWER_BEFORE_COMMIT ? journal.committed() + 1 : journal.durable();
    }

    @Override
    public void onDurable(Runnable wake) {
        journal.onDurable(wake);
    }

    @Override
    public JournalHealth health() {
        return journal.health();
    }

    @Override
    public boolean read(long address, Fact into) {
        return journal.read(address, into);
    }

    @Override
    public int currentFile() {
        return journal.currentFile();
    }

    @Override
    public int oldestFile() {
        return journal.oldestFile();
    }

    @Override
    public long totalBytes() {
        return journal.totalBytes();
    }

    @Override
    public long fileBytes(int file) {
        return journal.fileBytes(file);
    }

    @Override
    public long scan(int file, long fromOffset, int maxFacts, FactVisitor visitor) {
        return journal.scan(file, fromOffset, maxFacts, visitor);
    }

    @Override
    public void deleteThrough(int file) {
        journal.deleteThrough(sabotage == Sabotage.EARLY_DELETION ? journal.currentFile() - 1 : file);
    }

    @Override
    public void close() {
        journal.close();
        tellDurable();
    }
}
