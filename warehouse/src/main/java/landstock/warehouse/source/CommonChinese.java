package landstock.warehouse.source;

import java.nio.ByteBuffer;

/**
 * How much of some bytes, taken for GB 2312, is common: level 1, its 3,755 commonest characters,
 * and its signs make up nearly all of a Chinese text. Used by one thread.
 */
public final class CommonChinese {
  private static final double ENOUGH = 0.5;

  private long pairs;
  private long common;
  private long onEnd;

  /** Adds one text. */
  public void add(ByteBuffer text) {
    boolean before = false;
    for (int i = text.position(); i + 1 < text.limit(); i++) {
      int lead = text.get(i) & 0xFF;
      if (lead < 0x80) {
        before = false;
        continue;
      }
      int trail = text.get(++i) & 0xFF;
      boolean level1 = lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1;
      boolean sign = lead >= 0xA1 && lead <= 0xA3 && trail >= 0xA1;
      pairs++;
      common += level1 || sign ? 1 : 0;
      onEnd += level1 && before ? 1 : 0;
      before = level1;
    }
  }

  /** Of all pairs of bytes, in [0, 1]; 0 where there are none. */
  public double share() {
    return pairs == 0 ? 0 : (double) common / pairs;
  }

  /** Whether that is enough of them. */
  public boolean enough() {
    return share() >= ENOUGH;
  }

  /**
   * Whether a text that could be of a Western set is Chinese: besides, two common characters follow
   * one another somewhere, which takes four accented letters on end.
   */
  public boolean rather() {
    return enough() && onEnd > 0;
  }
}
