/**
 * The page at {@code /}: files from the jar, and the headers they are delivered with. Owns the
 * content security policy of the page, its import map and its caching; knows no endpoint, since the
 * page asks them as any other client would.
 */
@NullMarked
package landstock.api.web;

import org.jspecify.annotations.NullMarked;
