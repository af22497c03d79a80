/**
 * Answers as bytes and text: JSON, CSV, Arrow and a table for terminals, straight from Arrow
 * vectors. {@link landstock.api.format.Encoder} is the entry. Knows no HTTP and no SQL.
 */
@NullMarked
package landstock.api.format;

import org.jspecify.annotations.NullMarked;
