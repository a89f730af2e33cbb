/**
 * Message ids that never repeat, whatever the journal's durability: blocks of ids are reserved in a small file before they
 * are given out. The shard thread takes ids; one other thread reserves ahead.
 */
package io.needletail.persistence.id;
