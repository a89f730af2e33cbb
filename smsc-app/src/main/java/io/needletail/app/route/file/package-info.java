/**
 * Reads the file of routing rules, and the lists and rates it names, into the records of {@code routing.rule}: strictly,
 * all problems at once, each with file and line.
 *
 * <p>Confined to the thread that loads. Depends on the binder and on the routing module.
 */
@NullMarked
package io.needletail.app.route.file;

import org.jspecify.annotations.NullMarked;
