package io.needletail.routing.rule;

import io.needletail.routing.number.NumberTable;

/**
 * A list of numbers or prefixes under the name that rules use.
 *
 * @param name unique among lists
 * @param origin where the name is given to it, {@code file:line}, for errors
 * @param table what was loaded
 */
public record NamedList(String name, String origin, NumberTable table) {}
