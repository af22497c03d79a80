package landstock.api.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 in the two spellings that the page needs. */
final class Hash {
  private static final int SHORT_BYTES = 8;

  private Hash() {}

  /** 16 hexadecimal digits, to name a content. */
  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes), 0, SHORT_BYTES);
  }

  /** As a content security policy writes it, without quotes. */
  static String ofScript(byte[] bytes) {
    return "sha256-" + Base64.getEncoder().encodeToString(sha256(bytes));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
