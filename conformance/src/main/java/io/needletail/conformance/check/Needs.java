package io.needletail.conformance.check;

import io.needletail.conformance.spec.Feature;
import io.needletail.conformance.spec.Operation;
import io.needletail.conformance.spec.SessionState;
import io.needletail.conformance.spec.SmppVersion;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server has to claim for a check to be played.
 *
 * @param version the lowest version that has what is checked
 */
public record Needs(SmppVersion version, Set<Feature> features) {
    /** What every server has. */
    public static final Needs NOTHING = new Needs(SmppVersion.V33, Set.of());

    public Needs {
        features = Set.copyOf(features);
    }

    /** A version. */
    public static Needs of(SmppVersion version, Feature... features) {
        return new Needs(version, Set.of(features));
    }

    /** Features of any version. */
    public static Needs of(Feature... features) {
        return of(SmppVersion.V33, features);
    }

    /** What it takes to get into a state and use an operation there. */
    public static Needs of(SessionState state, Operation operation) {
        Needs needs = of(operation.since());
        needs = operation.feature().map(needs::and).orElse(needs);
        return state.bind().flatMap(Operation::feature).map(needs::and).orElse(needs);
    }

    /** These and a feature. */
    public Needs and(Feature feature) {
        Set<Feature> all = new TreeSet<>(features);
        all.add(feature);
        return new Needs(version, all);
    }

    /** These, and at least this version. */
    public Needs and(SmppVersion other) {
        return new Needs(other.isAtLeast(version) ? other : version, features);
    }

    /** What of it a server does not claim. */
    Optional<String> lacking(Target target) {
        if (!target.version().isAtLeast(version)) {
            return Optional.of("SMPP " + version + " is not claimed");
        }
        return features.stream()
                .filter(feature -> !target.features().contains(feature))
                .sorted()
                .findFirst()
                .map(feature -> feature + " is not claimed");
    }
}
