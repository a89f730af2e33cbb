package io.needletail.app.simulation;

import io.needletail.api.journal.Fact;
import io.needletail.api.journal.FactType;
import io.needletail.api.journal.FactVisitor;
import io.needletail.api.journal.Journal;
import io.needletail.api.journal.JournalHealth;
import io.needletail.api.message.MessageState;
import java.util.ArrayDeque;

/** The real journal, with the reference model reading along and crash points in between. */
final class WitnessedJournal implements Journal {
    private final Journal journal;
    private final ReferenceModel model;
    private final CrashPlan plan;
    private final Faults faults;
    private final Sabotage sabotage;
    private final ArrayDeque<Milestone> milestones = new ArrayDeque<>();
    private long appended;

    /** A fact that the model wants to know the durability of. */
    private record Milestone(long batch, long id, FactType type, long detail) {}

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
            skipped |= sabotage == Sabotage.FORGOTTEN_REPLACEMENT && fact.type == FactType.REPLACED;
            skipped |= sabotage == Sabotage.FORGOTTEN_HAND_OVER && fact.type == FactType.HANDED_OVER
                    || sabotage == Sabotage.FORGOTTEN_FINAL && fact.type == FactType.FINAL && fact.id % 10 == 0;
            if (!skipped) {
                visitor.visit(fact, address);
            }
        });
        faults.replaying(false);
        model.onReplayEnd();
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
                if (sabotage == Sabotage.CARRIED_WITHOUT_HAND_OVER) {
                    fact.upstream = 0;
                }
            }
            case HANDED_OVER -> model.onHandedOver(fact);
            case REPLACED -> model.onReplaced(fact);
            case STRAY_RECEIPT -> {}
            default -> throw new Violation(fact.type + " is not expected");
        }
        appended++;
        if (fact.type != FactType.ATTEMPTED && fact.type != FactType.CARRIED && fact.type != FactType.STRAY_RECEIPT) {
            long detail = fact.type == FactType.REPLACED ? model.newestVersion(fact.id) : fact.upstream;
            milestones.add(new Milestone(journal.committed() + 1, fact.id, fact.type, detail));
        }
        if (isForgotten(fact)) {
            return 0;
        }
        int offset = journal.append(fact);
        plan.pass(CrashPoint.APPENDED);
        return offset;
    }

    private boolean isForgotten(Fact fact) {
        return switch (sabotage) {
            case UNWRITTEN_END -> fact.type == FactType.FINAL || fact.type == FactType.SETTLED;
            case UNWRITTEN_HAND_OVER -> fact.type == FactType.HANDED_OVER;
            case UNWRITTEN_CANCEL -> fact.type == FactType.FINAL && fact.state == MessageState.DELETED;
            case UNWRITTEN_REPLACEMENT -> fact.type == FactType.REPLACED;
            default -> false;
        };
    }

    /** Facts so far. */
    long appended() {
        return appended;
    }

    /** The batch that holds the newest fact. */
    long lastBatch() {
        return journal.openBatchBytes() > 0 ? journal.committed() + 1 : journal.committed();
    }

    /** What really survives every crash. */
    long reallyDurable() {
        return journal.durable();
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
        while (!milestones.isEmpty() && milestones.peek().batch() <= journal.durable()) {
            Milestone milestone = milestones.poll();
            model.onDurable(milestone.id(), milestone.type(), milestone.detail());
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
