/**
 * Failures as RFC 9457 documents, in Chinese or English. {@link landstock.api.problem.Problem} maps
 * every code of a failure to its status. Knows no route.
 */
@NullMarked
package landstock.api.problem;

import org.jspecify.annotations.NullMarked;
