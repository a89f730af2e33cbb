/**
 * Accounts as numbers: the hot path knows an account by a small int that stays the same for the life of the process.
 * Any thread.
 */
package io.needletail.core.account;
