/** Clients of other makers that follow a plan of clients.sh, and an SMSC on jSMPP for carrier.sh. Nothing of the server's code. */
package io.needletail.acceptance;
