/** That a bind limit is given back by clients that are no more: their process killed, their network cut. */
package io.needletail.testkit.slot;
