package io.needletail.persistence;

import io.needletail.api.journal.Durability;

class DiskJournalTest extends SurvivingJournalContract {

    @Override
    Durability durability() {
        return Durability.DISK;
    }
}
