/** {@code /v1/catalog}: what the tables and columns are. Knows the catalogue, not the store. */
@NullMarked
package landstock.api.catalog;

import org.jspecify.annotations.NullMarked;
