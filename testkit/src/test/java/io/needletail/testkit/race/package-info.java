/** query_sm, cancel_sm and replace_sm raced against delivery, by sockets, while the server is killed. */
package io.needletail.testkit.race;
