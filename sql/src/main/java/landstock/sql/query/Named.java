package landstock.sql.query;

import org.jspecify.annotations.Nullable;

/**
 * A value of a question's parameters that is meant by name: {@code :name}.
 *
 * @param name without its colon; its case counts
 * @param value String, Number, Boolean, LocalDate, LocalDateTime or null
 */
public record Named(String name, @Nullable Object value) {}
