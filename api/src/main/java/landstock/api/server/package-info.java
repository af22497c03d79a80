/**
 * Jetty and Javalin: limits of connections, headers, threads and time, and the headers that every
 * response has. Knows the routes only as things that register themselves, and by their paths those
 * that are answered always.
 */
@NullMarked
package landstock.api.server;

import org.jspecify.annotations.NullMarked;
