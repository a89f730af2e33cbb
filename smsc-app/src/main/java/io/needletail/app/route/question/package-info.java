/**
 * A message that somebody asks about, put together from what they know of it, so that rules can be asked where it would go.
 *
 * <p>Any thread. Depends on the binder and on the types of the rules' file.
 */
@NullMarked
package io.needletail.app.route.question;

import org.jspecify.annotations.NullMarked;
