package landstock.warehouse.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  private static List<List<String>> all(String text) throws IOException {
    CsvRecords records = new CsvRecords(new StringReader(text), ',');
    List<List<String>> all = new ArrayList<>();
    for (Optional<List<String>> r = records.next(); r.isPresent(); r = records.next()) {
      all.add(r.get());
    }
    return all;
  }

  @Test
  void lines_end_in_any_of_three_ways_or_with_the_file() throws IOException {
    assertThat(all("a,b\nc,d\r\ne,f\rg,h"))
        .containsExactly(
            List.of("a", "b"), List.of("c", "d"), List.of("e", "f"), List.of("g", "h"));
  }

  @Test
  void quoted_fields_hold_commas_quotes_and_lines() throws IOException {
    assertThat(all("\"a,\"\"b\"\"\",\"c\nd\"\n")).containsExactly(List.of("a,\"b\"", "c\nd"));
  }

  @Test
  void blank_lines_are_no_records_but_count_and_empty_fields_are_fields() throws IOException {
    CsvRecords records = new CsvRecords(new StringReader("a,b\n\n,\n"), ',');
    assertThat(records.next()).contains(List.of("a", "b"));
    assertThat(records.next()).contains(List.of("", ""));
    assertThat(records.record()).isEqualTo(3);
    assertThat(records.next()).isEmpty();
  }

  @Test
  void a_quote_inside_a_plain_field_is_text() throws IOException {
    assertThat(all("5\" pipe,x\n")).containsExactly(List.of("5\" pipe", "x"));
  }

  @Test
  void an_unclosed_quote_names_where_it_began() {
    assertThatThrownBy(() -> all("a\nb\n\"c\nd\n"))
        .isInstanceOfSatisfying(
            CsvRecords.UnclosedQuote.class, e -> assertThat(e.record()).isEqualTo(3));
  }

  @Test
  void an_unclosed_quote_in_a_huge_file_does_not_fill_the_memory() {
    assertThatThrownBy(() -> all("\"" + "x\n".repeat(2_000_000)))
        .isInstanceOf(CsvRecords.UnclosedQuote.class);
  }
}
