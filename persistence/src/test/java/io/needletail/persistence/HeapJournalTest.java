package io.needletail.persistence;

import io.needletail.api.journal.Durability;
import io.needletail.api.journal.Journal;
import io.needletail.api.time.Clock;
import io.needletail.persistence.journal.JournalMetrics;
import java.nio.file.Path;

class HeapJournalTest extends JournalContract {

    @Override
    Journal openJournal() {
        JournalConfig config =
                JournalConfig.of(Path.of("unused"), Durability.MEMORY).withFileBytes(1 << 20);
        return Journals.open(config, Clock.system(), new JournalMetrics());
    }
}
