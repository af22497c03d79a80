package landstock.warehouse.synthesis.ground;

/** Which cut an edge of a face comes from. */
enum Rank {
  OUTLINE,
  STREET,
  UNIT,
  COMMUNITY,
  BLOCK,
  PARCEL,
  YARD
}
