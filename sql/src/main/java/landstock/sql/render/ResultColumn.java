package landstock.sql.render;

import java.util.Optional;
import landstock.sql.catalog.Label;

/**
 * One column of an answer.
 *
 * @param name as the statement names it
 * @param type SQL type: {@code VARCHAR, INTEGER, BIGINT, DOUBLE, DECIMAL(p,s), BOOLEAN, DATE, TIME,
 *     TIMESTAMP, GEOMETRY, …}
 * @param nullable whether it can hold NULL
 * @param label from the catalogue, where the column is a stored one, unchanged
 * @param unit from the catalogue, likewise
 */
public record ResultColumn(
    String name, String type, boolean nullable, Optional<Label> label, Optional<String> unit) {}
