package io.needletail.persistence;

import io.needletail.api.journal.Durability;

class ProcessJournalTest extends SurvivingJournalContract {

    @Override
    Durability durability() {
        return Durability.PROCESS;
    }
}
