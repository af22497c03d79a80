package landstock.warehouse.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Manifests as another hand would have written them. */
final class Manifests {
  private Manifests() {}

  /** Changes the text of one and leaves its checksum out. */
  static void edit(Path snapshot, UnaryOperator<String> change) throws IOException {
    Path manifest = snapshot.resolve(ManifestFile.NAME);
    String text = Files.readString(manifest).replaceFirst(",\\s*\"checksum\" : \"[0-9a-f]*\"", "");
    Files.writeString(manifest, change.apply(text));
  }
}
