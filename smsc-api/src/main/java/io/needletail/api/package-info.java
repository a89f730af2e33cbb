/**
 * The vocabulary every module shares: PDU views, domain records, ports and verdicts.
 *
 * <p>JDK only. Nothing here starts a thread, opens a socket or touches a file. Each subpackage says which thread may call
 * its ports.
 */
package io.needletail.api;
