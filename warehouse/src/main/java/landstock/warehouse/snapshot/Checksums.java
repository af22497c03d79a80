package landstock.warehouse.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.snapshot.SnapshotManifest.FileSum;

/** SHA-256 of files; DuckDB's own checksums miss words that changed places. */
final class Checksums {
  private Checksums() {}

  static FileSum of(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new FileSum(Files.size(file), HexFormat.of().formatHex(digest.digest()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LandstockException(Code.INTERNAL, "this JVM has no SHA-256", e);
    }
  }

  /** What is wrong with the files of a snapshot, in one sentence; empty when nothing is. */
  static Optional<String> problem(Path snapshot, SnapshotManifest manifest) {
    for (Map.Entry<String, FileSum> entry : manifest.files().entrySet()) {
      Path file = snapshot.resolve(entry.getKey());
      String name = manifest.id() + "/" + entry.getKey();
      try {
        if (!Files.isRegularFile(file)) {
          return Optional.of(name + " is missing");
        }
        if (Files.size(file) != entry.getValue().bytes()) {
          return Optional.of(
              name + " has " + Files.size(file) + " bytes, not " + entry.getValue().bytes());
        }
        if (!of(file).equals(entry.getValue())) {
          return Optional.of(name + " is not what its SHA-256 says");
        }
      } catch (IOException e) {
        return Optional.of(name + " cannot be read: " + e.getMessage());
      }
    }
    return Optional.empty();
  }
}
