/** PDUs as objects, as most SMPP libraries have them: a decoder that makes one of each submit_sm, an encoder of answers. */
@NullMarked
package io.needletail.benchmarks.peer.object;

import org.jspecify.annotations.NullMarked;
