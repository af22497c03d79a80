package landstock.warehouse.synthesis.handin;

/**
 * A file that was written.
 *
 * @param name relative to the folder of all hand-ins, with {@code /}
 * @param rows features or records, without the header
 */
public record HandInFile(String name, long rows) {}
