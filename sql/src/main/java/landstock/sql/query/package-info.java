/**
 * The way of a statement: parse, validate, secure, optimise, render, execute. Each stage is one
 * small type; {@link landstock.sql.query.Queries} leads a question through them. Knows no HTTP and
 * no city.
 */
@NullMarked
package landstock.sql.query;

import org.jspecify.annotations.NullMarked;
