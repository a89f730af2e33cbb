/** The routing port: a pure function from message to verdict. Shard thread; no I/O, no lock, no allocation. */
package io.needletail.api.route;
