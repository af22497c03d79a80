package landstock.sql.catalog;

/** Who a column's values may tell about; the classes that disclosure control works with. */
public enum Sensitivity {
  /** May be shown to anybody. */
  PUBLIC,
  /** Not secret itself, but narrows down who is meant: address, parcel, detailed industry. */
  QUASI,
  /** Names one unit: taxpayer id, name, credit code. */
  ENTITY,
  /** A confidential figure of one unit: tax, revenue, employees. */
  SENSITIVE
}
