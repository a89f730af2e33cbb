package io.needletail.app.simulation;

import io.needletail.api.journal.Durability;
import io.needletail.core.shard.RetrySchedule;
import io.needletail.core.shard.ShardConfig;
import java.util.List;

/**
 * What kind of world a seed makes.
 *
 * @param durability DISK or PROCESS
 * @param loops event loops
 * @param peers ESMEs, one account each
 * @param fileBytes size at which a journal file is finished
 * @param outboxBytes room for deliver_sm in an outbox
 * @param ringSlots events that fit between loop and shard
 * @param submitWindow submits a session may have unanswered
 * @param syncChance how likely a step runs a group sync that is due
 * @param rudeDestination the destination throws now and then
 * @param clockJumps the wall clock is set now and then
 * @param largePdus some messages carry kilobytes
 * @param carriers upstream, none in many worlds
 * @param shard the shard's own settings
 */
record WorldSettings(
        Durability durability,
        int loops,
        int peers,
        int fileBytes,
        int outboxBytes,
        int ringSlots,
        int submitWindow,
        double syncChance,
        boolean rudeDestination,
        boolean clockJumps,
        boolean largePdus,
        List<CarrierSettings> carriers,
        ShardConfig shard) {
    static final long DEFAULT_VALIDITY_MILLIS = 300_000;
    static final long MAX_VALIDITY_MILLIS = 3_600_000;

    static WorldSettings of(Dice dice, List<CarrierSettings> carriers) {
        ShardConfig.Receipts receipts = new ShardConfig.Receipts(
                dice.between(200L, 3_000L), dice.between(50L, 1_000L), dice.between(1_000L, 10_000L), dice.chance(0.3));
        ShardConfig shard = new ShardConfig(
                0,
                1,
                dice.chance(0.2) ? dice.between(20, 60) : 100_000,
                new RetrySchedule(dice.between(50L, 500L), dice.between(500L, 2_000L), dice.between(2_000L, 10_000L)),
                new ShardConfig.Validity(DEFAULT_VALIDITY_MILLIS, MAX_VALIDITY_MILLIS),
                receipts,
                dice.between(500L, 10_000L));
        return new WorldSettings(
                dice.chance(0.7) ? Durability.DISK : Durability.PROCESS,
                dice.between(1, 2),
                dice.between(1, 3),
                dice.between(500, 5_000),
                dice.between(600, 10_000),
                dice.between(4, 64),
                dice.between(1, 20),
                dice.chance(0.3) ? 0.03 : 0.4,
                dice.chance(0.3),
                dice.chance(0.5),
                dice.chance(0.1),
                carriers,
                shard);
    }

    boolean hasSlowCarrier() {
        return carriers.stream().anyMatch(CarrierSettings::slow);
    }

    boolean isDisk() {
        return durability == Durability.DISK;
    }
}
