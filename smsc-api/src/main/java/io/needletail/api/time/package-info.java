/** Injected time. Any thread; depends on nothing. */
package io.needletail.api.time;
