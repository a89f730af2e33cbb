package io.needletail.load.message;

/**
 * What a run sends. Immutable.
 *
 * @param source source address of every message
 * @param receipts whether each message asks for a delivery receipt
 * @param seed of everything random
 */
public record MessagePlan(MessageMix mix, String source, Destinations destinations, boolean receipts, long seed) {

    /**
     * The messages of one loop.
     *
     * @throws IllegalArgumentException if a message cannot be encoded
     */
    public MessageStream stream(int lane, int lanes) {
        FastRandom random = new FastRandom(seed + lane);
        MessagePreparation preparation = new MessagePreparation(source, receipts);
        PreparedMessage[] messages =
                mix.variants().stream().map(preparation::prepare).toArray(PreparedMessage[]::new);
        int[] weights = mix.variants().stream().mapToInt(MessageVariant::weight).toArray();
        return new MessageStream(
                messages, new WeightedChoice(weights, random), destinations.source(lane, lanes, random));
    }
}
