/**
 * Measurements that anyone can run again: each generates its data, asks in pairs and prints ratios
 * with date, machine and versions. Nothing here decides anything; timed figures are no tests.
 */
@NullMarked
package landstock.api.bench;

import org.jspecify.annotations.NullMarked;
