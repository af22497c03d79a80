package landstock.warehouse.source.postgis;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and who asks. It holds no password: that is in an environment variable, or in
 * a PostgreSQL password file.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param user role
 * @param passwordEnv name of the environment variable that holds the password
 * @param passfile password file, one {@code host:port:database:user:password} a line; relative to
 *     the connection file
 */
record ConnectionFile(
    @Nullable String url,
    @Nullable String user,
    @Nullable String passwordEnv,
    @Nullable String passfile) {

  private static final int LARGEST_BYTES = 100_000;
  private static final String CONNECT_SECONDS = "10";
  private static final String SOCKET_SECONDS = "600";

  static ConnectionFile read(Path file, Records records) throws IOException, Unreadable {
    if (Files.size(file) > LARGEST_BYTES) {
      throw records.unreadable("not_what_it_claims", null, null, "over 100 kB");
    }
    try {
      ConnectionFile read =
          YAMLMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .build()
              .readValue(Files.readAllBytes(file), ConnectionFile.class);
      if (read == null || read.url == null || !read.url.startsWith("jdbc:postgresql:")) {
        throw records.unreadable("file_broken", null, null, "it needs url: jdbc:postgresql://…");
      }
      if (read.url.contains("?")) {
        throw records.unreadable("file_broken", null, null, "the url has options, after a '?'");
      }
      return read;
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw records.unreadable(
          "file_broken",
          null,
          null,
          "url, user, passwordEnv and passfile are known; " + e.getOriginalMessage());
    }
  }

  String address() {
    return String.valueOf(url);
  }

  Properties properties(Path file, Records records) throws Unreadable {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (passwordEnv != null) {
      String password = System.getenv(passwordEnv);
      if (password == null) {
        throw records.unreadable(
            "source_unreachable",
            null,
            null,
            "the environment variable " + passwordEnv + " is not set");
      }
      properties.setProperty("password", password);
    }
    if (passfile != null) {
      properties.setProperty("passfile", file.resolveSibling(passfile).toString());
    }
    properties.setProperty("ApplicationName", "landstock");
    properties.setProperty("readOnly", "true");
    properties.setProperty("readOnlyMode", "always");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", SOCKET_SECONDS);
    properties.setProperty(
        "options", "-c default_transaction_read_only=on -c timezone=UTC -c search_path=public");
    return properties;
  }
}
