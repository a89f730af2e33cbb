package io.needletail.api.route;

/**
 * A plan of one destination.
 *
 * @param name of the destination
 * @param number in the registry of destination names
 */
public record SingleDestination(String name, int number) implements DestinationPlan {
    @Override
    public int size() {
        return 1;
    }

    @Override
    public int destination(int leaf) {
        return number;
    }

    @Override
    public int choose(PlanChoice choice) {
        return choice.mayUse(0, number) ? 0 : NONE;
    }
}
