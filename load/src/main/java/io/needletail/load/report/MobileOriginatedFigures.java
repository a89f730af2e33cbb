package io.needletail.load.report;

/**
 * The account of mobile-originated deliver_sm, numbered in their text by a sink of this program.
 *
 * @param received all that came, numbered or not
 * @param lost gaps in the numbers
 * @param duplicate numbers that came more than once
 * @param unknown messages without a number
 */
public record MobileOriginatedFigures(long received, long lost, long duplicate, long unknown) {}
