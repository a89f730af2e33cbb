package io.needletail.app.simulation;

import java.util.EnumMap;
import java.util.Map;

/** What happened in one world, or in many. */
final class Tally {
    long worlds;
    long crashes;
    long powerLosses;
    long failures;
    long stops;
    long messages;
    long refused;
    long unacknowledgedLost;
    long receipts;
    long duplicates;
    long notifications;
    long carried;
    long deletedFiles;
    long damages;
    long replayed;
    long settled;
    long lost;
    long taken;
    long handedOver;
    long resent;
    long carrierReceipts;
    long earlyReceipts;
    long inbound;
    long deliveries;
    long passedBack;
    long revisions;
    long operations;
    /** Operations on messages that were there. */
    long races;

    long queries;
    long endsTold;
    long cancelled;
    long cancelRefused;
    long replaced;
    long replaceRefused;
    final Map<CrashPoint, Long> points = new EnumMap<>(CrashPoint.class);

    void crashed(CrashPoint point) {
        crashes++;
        points.merge(point, 1L, Long::sum);
    }

    void add(Tally other) {
        worlds += other.worlds;
        crashes += other.crashes;
        powerLosses += other.powerLosses;
        failures += other.failures;
        stops += other.stops;
        messages += other.messages;
        refused += other.refused;
        unacknowledgedLost += other.unacknowledgedLost;
        receipts += other.receipts;
        duplicates += other.duplicates;
        notifications += other.notifications;
        carried += other.carried;
        deletedFiles += other.deletedFiles;
        damages += other.damages;
        replayed += other.replayed;
        settled += other.settled;
        lost += other.lost;
        taken += other.taken;
        handedOver += other.handedOver;
        resent += other.resent;
        carrierReceipts += other.carrierReceipts;
        earlyReceipts += other.earlyReceipts;
        inbound += other.inbound;
        deliveries += other.deliveries;
        passedBack += other.passedBack;
        revisions += other.revisions;
        operations += other.operations;
        races += other.races;
        queries += other.queries;
        endsTold += other.endsTold;
        cancelled += other.cancelled;
        cancelRefused += other.cancelRefused;
        replaced += other.replaced;
        replaceRefused += other.replaceRefused;
        other.points.forEach((point, count) -> points.merge(point, count, Long::sum));
    }

    @Override
    public String toString() {
        return "seeds=" + worlds + " crashPoints=" + crashes + " (power lost " + powerLosses + ") diskErrors="
                + failures
                + " cleanStops=" + stops + " messages=" + messages + " refused=" + refused + " receipts=" + receipts
                + " duplicates=" + duplicates + " settled=" + settled + " notifications=" + notifications
                + " carriedForward=" + carried + " filesDeleted=" + deletedFiles + " damagedPlaces=" + damages
                + " replayedFacts=" + replayed + " unacknowledgedLost=" + unacknowledgedLost + " lost=" + lost
                + "\ncarriers: taken=" + taken + " handedOver=" + handedOver + " sentAgain=" + resent + " receipts="
                + carrierReceipts + " early=" + earlyReceipts + " mobileOriginated=" + inbound + " deliveriesToEsmes="
                + deliveries + " passedBack=" + passedBack + " rulesRewritten=" + revisions
                + "\noperations=" + operations + " raced=" + races + " queries=" + queries + " endsTold=" + endsTold
                + " cancelled=" + cancelled + " cancelRefused=" + cancelRefused + " replaced=" + replaced
                + " replaceRefused=" + replaceRefused
                + "\ncrashes by point: " + points;
    }
}
