/**
 * What the rules say about a message, for people: the decision in words and as JSON, and what would be sent.
 *
 * <p>Any thread. Depends on the routing port and on the JSON writer of the operations server.
 */
@NullMarked
package io.needletail.app.route.answer;

import org.jspecify.annotations.NullMarked;
