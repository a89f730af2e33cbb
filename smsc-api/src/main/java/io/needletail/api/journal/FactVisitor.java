package io.needletail.api.journal;

/** Receives facts in journal order. Called on the thread that replays; must not keep the fact. */
@FunctionalInterface
public interface FactVisitor {

    /** One fact and the address it can be read from again. */
    void visit(Fact fact, long address);
}
