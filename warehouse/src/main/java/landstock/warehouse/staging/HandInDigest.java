package landstock.warehouse.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;

/** SHA-256 of a hand-in, by which it is known again. */
final class HandInDigest {
  private HandInDigest() {}

  /** Of one file its digest; of several a digest of their names and contents, in order. */
  static String of(List<Path> parts) throws IOException {
    MessageDigest digest = algorithm();
    for (Path part : parts) {
      if (parts.size() > 1) {
        digest.update(part.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      try (InputStream in = new DigestInputStream(Files.newInputStream(part), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LandstockException(Code.INTERNAL, "this JVM has no SHA-256", e);
    }
  }
}
