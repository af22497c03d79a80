/**
 * What a caller may see, as data: row filters and column rules. Enforced on the algebra by the
 * secure stage. Knows no identities; the door above decides which policy a caller has.
 */
@NullMarked
package landstock.sql.security;

import org.jspecify.annotations.NullMarked;
