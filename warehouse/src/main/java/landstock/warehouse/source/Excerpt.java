package landstock.warehouse.source;

/** First characters of a text, the last of them no half of one. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * @param most UTF-16 units; the text itself where it has no more
   */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
