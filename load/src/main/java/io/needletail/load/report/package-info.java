/**
 * What a load run has found, as values: the report and what is made of it (table, JSON, HTML, assertions, comparison).
 *
 * <p>No sockets and no threads of its own; any thread.
 */
@NullMarked
package io.needletail.load.report;

import org.jspecify.annotations.NullMarked;
