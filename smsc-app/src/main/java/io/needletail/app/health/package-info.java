/** What is asked whether the server works. Checks run on the asking thread and must not block. Depends on nothing. */
@NullMarked
package io.needletail.app.health;

import org.jspecify.annotations.NullMarked;
