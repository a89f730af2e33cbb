/** What sessions may be told and may tell, octet by octet, over real sockets. */
package io.needletail.testkit.session;
