/** What a sink has counted, while it runs and as its final report. */
@NullMarked
package io.needletail.load.sink.account;

import org.jspecify.annotations.NullMarked;
