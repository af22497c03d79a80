/**
 * The semantic layer: what a measure means, from which tables it may be summed and by which
 * dimensions, and how a question for measures becomes one statement of our SQL. Must not know HTTP,
 * nor run anything: whoever asks sends the statement through {@code landstock.sql.query.Queries},
 * so that policies apply to it as to any other.
 */
@NullMarked
package landstock.warehouse.measure;

import org.jspecify.annotations.NullMarked;
