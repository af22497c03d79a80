package landstock.warehouse.source.shapefile;

/**
 * A column of a DBF.
 *
 * @param name its bytes, without padding
 * @param type letter
 * @param offset in the record, whose first byte is the mark of deletion
 * @param length in bytes
 */
record DbfField(byte[] name, char type, int offset, int length) {

  /** Text in the character set of the file. */
  boolean text() {
    return type == 'C';
  }

  /** Whether its values stand in the record as text; those of memos lie in another file. */
  boolean readable() {
    return "CNFDL".indexOf(type) >= 0;
  }
}
