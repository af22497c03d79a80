package landstock.warehouse.staging;

import org.jspecify.annotations.Nullable;

/**
 * Stands where a value should, when it does not fit.
 *
 * @param rule it breaks
 * @param detail why, in English
 * @param instead what is stored; null for unknown
 */
record Misfit(String rule, String detail, @Nullable Object instead) {

  Misfit(String rule, String detail) {
    this(rule, detail, null);
  }
}
