/**
 * Families: the messages that one request became, such as a submit_multi. Each is a message of its own in table and journal; what
 * they have in common is remembered here while one of them is on its way. Shard thread only.
 */
package io.needletail.core.family;
