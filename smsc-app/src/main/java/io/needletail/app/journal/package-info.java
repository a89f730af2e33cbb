/**
 * What the tools tell about a journal: lines, traces, call detail records.
 *
 * <p>Runs on the main thread of a tool, beside a server or without one, and only reads. Depends on persistence and on the
 * message views of the API.
 */
@NullMarked
package io.needletail.app.journal;

import org.jspecify.annotations.NullMarked;
