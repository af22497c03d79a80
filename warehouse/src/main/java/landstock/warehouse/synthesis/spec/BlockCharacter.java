package landstock.warehouse.synthesis.spec;

/** What a block is mostly made of, which says how large its parcels are. */
public enum BlockCharacter {
  /** Housing estates: slabs and towers on large parcels. */
  ESTATE(3000),
  /** Old lanes: small houses side by side. */
  LANE(560),
  /** Garden houses of before 1949. */
  VILLA(700),
  /** Shops, malls, hotels. */
  COMMERCE(1100),
  /** Office towers. */
  OFFICE(3400),
  /** Schools, hospitals, administration, utilities. */
  PUBLIC(2600),
  /** What is left of workshops and stores. */
  WORKSHOP(1800),
  /** Parks and squares. */
  GREEN(6000);

  private final double parcelAreaM2;

  BlockCharacter(double parcelAreaM2) {
    this.parcelAreaM2 = parcelAreaM2;
  }

  /** Usual area of a parcel, m2 of land. */
  public double parcelAreaM2() {
    return parcelAreaM2;
  }
}
