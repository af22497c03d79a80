/**
 * {@code /v1/queries}: saved queries as files that dashboards poll and people download. Parses,
 * finds, asks; knows no query.
 */
@NullMarked
package landstock.api.savedquery;

import org.jspecify.annotations.NullMarked;
