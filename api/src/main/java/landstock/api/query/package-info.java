/**
 * {@code POST /v1/sql}: reads the request, asks, and delivers the answer so that a failure after
 * the first byte never looks like success. Knows {@link landstock.api.query.Ask}, not the store.
 */
@NullMarked
package landstock.api.query;

import org.jspecify.annotations.NullMarked;
