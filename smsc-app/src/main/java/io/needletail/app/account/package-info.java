/**
 * Accounts from a file: hashed passwords, reload without restart, the last good file kept.
 *
 * <p>The directory is called by the authentication thread; the file is watched by {@code smsc-accounts}. Depends on the
 * configuration packages.
 */
@NullMarked
package io.needletail.app.account;

import org.jspecify.annotations.NullMarked;
