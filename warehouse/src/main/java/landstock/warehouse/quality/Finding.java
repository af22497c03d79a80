package landstock.warehouse.quality;

import org.jspecify.annotations.Nullable;

/**
 * One thing a reader found wrong.
 *
 * @param rule id in the rules
 * @param source name of the hand-in
 * @param row CSV: record, the header is 1; GeoJSON: feature, from 1; null for the whole file
 * @param column of the catalogue, or the header; null for the whole row
 * @param value as handed in
 * @param detail what the rule's reason does not already say, in English
 */
public record Finding(
    String rule,
    String source,
    @Nullable Long row,
    @Nullable String column,
    @Nullable String value,
    @Nullable String detail) {}
