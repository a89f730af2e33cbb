/** Accounts and the answer to a bind. Records are immutable snapshots; the directory is called by any thread. */
package io.needletail.api.account;
