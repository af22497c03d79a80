package landstock.warehouse.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * {@code load.json} of a store. One load writes it, anybody reads it, nobody finds half of it. It
 * is for watching alone: nothing depends on it, and it need not outlive a crash.
 */
final class StatusFile {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Path file;

  StatusFile(Path home) {
    this.file = home.resolve("load.json");
  }

  /** A load goes on where this cannot be written. */
  void write(LoadStatus status) {
    Path next = file.resolveSibling("load.json.next");
    try {
      Files.writeString(next, MAPPER.writeValueAsString(status) + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // A disk that is full is told by the load itself, which writes far more.
    }
  }

  /** Empty also where the file is of another version. */
  Optional<LoadStatus> read() {
    try {
      return Optional.of(MAPPER.readValue(Files.readString(file), LoadStatus.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
