/**
 * The routing rules in force: snapshots that are loaded, compiled, put in place while the server works, shown and
 * explained.
 *
 * <p>Loading and compiling run on the thread that asks for it (the file watcher, a signal, HTTP), one at a time, never on a
 * shard's thread. Depends on the file's reader, the routing module, and on the endpoints of the operations server.
 */
@NullMarked
package io.needletail.app.route;

import org.jspecify.annotations.NullMarked;
