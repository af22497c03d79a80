package landstock.sql.function;

/** Types of arguments and results of our own functions. */
public enum ValueType {
  /** Planar geometry; between our functions it travels as base64 of WKB. */
  GEOMETRY,
  DOUBLE,
  INTEGER,
  BOOLEAN,
  TEXT,
  /** Bytes, VARBINARY in SQL; between our functions they travel as base64 text. */
  BINARY
}
