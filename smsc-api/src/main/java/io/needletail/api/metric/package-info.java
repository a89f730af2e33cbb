/** Counters with one writer and many readers, and the catalogue of every metric the product publishes. */
package io.needletail.api.metric;
