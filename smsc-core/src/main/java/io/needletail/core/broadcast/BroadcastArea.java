package io.needletail.core.broadcast;

/**
 * How broadcasts fare in one area.
 *
 * @param name the alias by which ESMEs know it
 * @param successPercent share of the handsets there that a broadcast reaches
 * @param status why a broadcast to it fails; 0 for an area that works
 */
public record BroadcastArea(String name, int successPercent, int status) {}
