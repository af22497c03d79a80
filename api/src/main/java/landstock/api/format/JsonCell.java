package landstock.api.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes the value of one column in a row, NULL included. */
@FunctionalInterface
interface JsonCell {
  void write(JsonGenerator json, int row) throws IOException;
}
