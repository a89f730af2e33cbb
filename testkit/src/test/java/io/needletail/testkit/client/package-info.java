/**
 * SMPP clients that judge a running server from outside, over TCP: jSMPP, Cloudhopper, and one of our own on a plain
 * socket. Each check has a {@code main(host, port, system_id, password)} and can be run by hand.
 */
package io.needletail.testkit.client;
