package landstock.warehouse.workbook;

/**
 * One column of a sheet.
 *
 * @param header shown in its first row
 * @param format how its values are shown
 * @param widthChars width in narrow letters; a Chinese character takes two
 */
public record SheetColumn(String header, Format format, int widthChars) {
  private static final int WIDEST = 255;

  /** How values are shown, and which Java types a cell takes. */
  public enum Format {
    /** {@link CharSequence}, or anything as its text: codes keep every digit. */
    TEXT("@"),
    /** As {@link #TEXT}, in cells without a format, as exports have them; writes twice as fast. */
    PLAIN(null),
    /** {@link Number} as it is. */
    NUMBER(null),
    /** {@link Number} with thousands and two digits after the point. */
    MONEY("#,##0.00"),
    /** {@link Number} without digits after the point, with thousands. */
    COUNT("#,##0"),
    /** {@link Number} with four digits after the point. */
    RATIO("0.0000"),
    /** {@link java.time.LocalDate}. */
    DATE("yyyy-mm-dd"),
    /** {@link Boolean}. */
    TRUTH(null);

    private final @org.jspecify.annotations.Nullable String code;

    Format(@org.jspecify.annotations.Nullable String code) {
      this.code = code;
    }

    @org.jspecify.annotations.Nullable
    String code() {
      return code;
    }
  }

  public SheetColumn {
    if (widthChars < 1 || widthChars > WIDEST) {
      throw new IllegalArgumentException("width is in [1, 255] letters, was " + widthChars);
    }
  }

  /** A column as wide as its header, and no narrower than what its format usually takes. */
  public static SheetColumn of(String header, Format format) {
    int header2 = header.codePoints().map(c -> c < 0x1100 ? 1 : 2).sum() + 2;
    int usual =
        switch (format) {
          case TEXT, PLAIN -> 20;
          case NUMBER, COUNT, RATIO, DATE -> 12;
          case MONEY -> 18;
          case TRUTH -> 8;
        };
    return new SheetColumn(header, format, Math.min(WIDEST, Math.max(header2, usual)));
  }
}
