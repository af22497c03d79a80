package landstock.warehouse.snapshot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import landstock.sql.catalog.Label;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.snapshot.SnapshotManifest.FileSum;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json} on disk, with a checksum of itself: of all files of a snapshot it is the
 * one that no other file vouches for.
 */
final class ManifestFile {
  static final String NAME = "manifest.json";

  private static final String CHECKSUM = "checksum";

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ManifestFile() {}

  /** As written; absent things are null. */
  record Form(
      @Nullable String id,
      @Nullable String pack,
      @Nullable Label label,
      @Nullable Label notice,
      @Nullable LocalDate surveyDate,
      @Nullable Instant publishedAt,
      int srid,
      @Nullable String catalogVersion,
      @Nullable String contentHash,
      @Nullable Map<String, Long> rows,
      @Nullable Map<String, Long> findings,
      @Nullable List<SnapshotManifest.Source> sources,
      @Nullable Map<String, @Nullable FileSum> files) {}

  static String text(SnapshotManifest m) {
    Form form =
        new Form(
            m.id(),
            m.pack(),
            m.label(),
            m.notice().orElse(null),
            m.surveyDate(),
            m.publishedAt(),
            m.srid(),
            m.catalogVersion(),
            m.contentHash(),
            new TreeMap<>(m.rows()),
            new TreeMap<>(m.findings()),
            m.sources(),
            new TreeMap<>(m.files()));
    try {
      ObjectNode tree = MAPPER.valueToTree(form);
      tree.put(CHECKSUM, checksum(tree));
      return MAPPER.writeValueAsString(tree) + "\n";
    } catch (JacksonException e) {
      throw new LandstockException(Code.INTERNAL, "cannot write a manifest", e);
    }
  }

  /**
   * @throws LandstockException CORRUPT if it is missing, not whole, or of another snapshot
   */
  static SnapshotManifest read(Path snapshot, String id) {
    SnapshotManifest manifest = read(snapshot);
    if (!manifest.id().equals(id)) {
      throw new LandstockException(
          Code.CORRUPT, snapshot.resolve(NAME) + " is the manifest of " + manifest.id());
    }
    return manifest;
  }

  /**
   * @throws LandstockException CORRUPT if it is missing or not whole
   */
  static SnapshotManifest read(Path snapshot) {
    Path file = snapshot.resolve(NAME);
    try {
      Form f = MAPPER.treeToValue(checked(file), Form.class);
      return new SnapshotManifest(
          need(f.id(), file),
          need(f.pack(), file),
          need(f.label(), file),
          Optional.ofNullable(f.notice()),
          need(f.surveyDate(), file),
          need(f.publishedAt(), file),
          f.srid(),
          need(f.catalogVersion(), file),
          need(f.contentHash(), file),
          need(f.rows(), file),
          need(f.findings(), file),
          need(f.sources(), file),
          files(need(f.files(), file), file));
    } catch (IOException e) {
      throw new LandstockException(Code.CORRUPT, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** What it says, without the checksum; manifests of catalogues up to 7 have none. */
  private static ObjectNode checked(Path file) throws IOException {
    if (!(MAPPER.readTree(Files.readString(file)) instanceof ObjectNode tree)) {
      throw new LandstockException(Code.CORRUPT, file + " is not a whole manifest");
    }
    JsonNode told = tree.remove(CHECKSUM);
    if (told != null && !told.asText().equals(checksum(tree))) {
      throw new LandstockException(
          Code.CORRUPT, file + " is not as it was written: its checksum differs");
    }
    return tree;
  }

  private static String checksum(ObjectNode tree) throws JacksonException {
    byte[] text = MAPPER.writeValueAsBytes(tree);
    return HexFormat.of().formatHex(Checksums.sha256().digest(text));
  }

  /** Files of a snapshot lie in its own directory, wherever its manifest came from. */
  private static Map<String, FileSum> files(Map<String, @Nullable FileSum> files, Path manifest) {
    Map<String, FileSum> known = new TreeMap<>();
    files.forEach(
        (name, sum) -> {
          boolean plain = PLAIN_NAME.matcher(name).matches() && !name.equals(NAME);
          known.put(name, need(plain ? sum : null, manifest));
        });
    return known;
  }

  private static <T> T need(@Nullable T value, Path file) {
    if (value == null) {
      throw new LandstockException(Code.CORRUPT, file + " is not a whole manifest");
    }
    return value;
  }
}
