/**
 * The chain test: clients, a router, and two carriers that are processes of their own and misbehave at random; the router is
 * killed now and then. Judged by what the clients know.
 */
package io.needletail.testkit.chain;
