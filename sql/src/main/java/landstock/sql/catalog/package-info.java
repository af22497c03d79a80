/**
 * What the tables are: the catalogue as values. Declared once in data files of the floor above, it
 * feeds DDL, Calcite's schema, header mapping and metadata. Knows no file format, no engine, no
 * city.
 */
@NullMarked
package landstock.sql.catalog;

import org.jspecify.annotations.NullMarked;
