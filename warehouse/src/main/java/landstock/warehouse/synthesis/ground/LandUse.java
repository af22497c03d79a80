package landstock.warehouse.synthesis.ground;

/** A use of land, with its code in each of the three classifications that files carry. */
public enum LandUse {
  HOUSING("0701", "0701", "070102", 70, 2.4, 1.0),
  RETAIL("0501", "05H1", "090101", 40, 2.8, 1.7),
  HOTEL("0504", "05H1", "090104", 40, 4.0, 1.6),
  OFFICE("0505", "05H1", "0902", 40, 5.5, 1.5),
  INDUSTRY("0601", "0601", "100101", 50, 1.5, 0.35),
  STORE("0604", "0508", "110101", 50, 1.3, 0.3),
  GOVERNMENT("0801", "08H1", "0801", 0, 2.2, 0.6),
  SCHOOL("0803", "08H2", "080403", 0, 1.2, 0.5),
  HOSPITAL("0805", "08H2", "080601", 0, 2.4, 0.6),
  CULTURE("0807", "08H2", "080302", 0, 1.6, 0.6),
  UTILITY("0809", "0809", "1303", 0, 1.0, 0.4),
  PARK("0810", "0810", "1401", 0, 0.1, 0),
  STATION("1002", "1002", "1206", 0, 1.0, 0.4),
  CAR_PARK("1005", "1005", "120803", 50, 0.8, 0.5),
  RELIGION("0904", "09", "1503", 0, 0.8, 0.4),
  EMPTY("1201", "1201", "16", 0, 2.0, 0.5);

  private final String registeredCode;
  private final String actualCode;
  private final String plannedCode;
  private final int termYears;
  private final double far;
  private final double priceFactor;

  LandUse(
      String registeredCode,
      String actualCode,
      String plannedCode,
      int termYears,
      double far,
      double priceFactor) {
    this.registeredCode = registeredCode;
    this.actualCode = actualCode;
    this.plannedCode = plannedCode;
    this.termYears = termYears;
    this.far = far;
    this.priceFactor = priceFactor;
  }

  /** In GB/T 21010-2017, which the register uses. */
  public String registeredCode() {
    return registeredCode;
  }

  /** In the working classification of the land survey (TD/T 1057-2020). */
  public String actualCode() {
    return actualCode;
  }

  /** In the classification for territorial planning of 2023. */
  public String plannedCode() {
    return plannedCode;
  }

  /** Longest term of a granted right; 0 where land is allocated without one. */
  public int termYears() {
    return termYears;
  }

  /** Usual floor area ratio of a plan. */
  double far() {
    return far;
  }

  /** Price of its land over that of housing; 0 where land has no price. */
  public double priceFactor() {
    return priceFactor;
  }
}
