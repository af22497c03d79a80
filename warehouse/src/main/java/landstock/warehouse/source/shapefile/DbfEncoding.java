package landstock.warehouse.source.shapefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import landstock.warehouse.source.CommonChinese;
import landstock.warehouse.source.Records;
import landstock.warehouse.source.Unreadable;

/**
 * Which character set the attributes are in. What the {@code .cpg}, the header and the pack say is
 * tried on every text of the file without forgiveness, because each of them lies at times; a text
 * that fills its field may end within a character. A set of one byte a character fits everything,
 * so that Chinese under one is told by how common its characters are.
 */
final class DbfEncoding {
  /** So many Chinese characters in valid UTF-8 are no accident of GBK. */
  private static final int NO_ACCIDENT = 4;

  private static final int LONGEST_FIELD = 256;

  /** A character set that is tried. */
  private static final class Candidate {
    private final Charset charset;
    private final String saidBy;
    private final CharsetDecoder decoder;
    private long failedAt;

    Candidate(Charset charset, String saidBy) {
      this.charset = charset;
      this.saidBy = saidBy;
      this.decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    boolean alive() {
      return failedAt == 0;
    }
  }

  private final DbfFile dbf;
  private final Records records;
  private final List<Candidate> candidates = new ArrayList<>();
  private final CharBuffer chars = CharBuffer.allocate(LONGEST_FIELD);
  private final CommonChinese chinese = new CommonChinese();
  private boolean foreign;
  private long chineseInUtf8;

  DbfEncoding(DbfFile dbf, Optional<String> cpg, Charset pack, Records records) {
    this.dbf = dbf;
    this.records = records;
    cpg.flatMap(CodePages::ofCpg).ifPresent(c -> add(c, "the .cpg"));
    CodePages.ofLanguage(dbf.language()).ifPresent(c -> add(c, "the header of the .dbf"));
    add(CodePages.widest(pack), "the pack");
    add(StandardCharsets.UTF_8, "nobody");
    add(CodePages.GB18030, "nobody");
  }

  private void add(Charset charset, String saidBy) {
    if (candidates.stream().noneMatch(c -> c.charset.equals(charset))) {
      candidates.add(new Candidate(charset, saidBy));
    }
  }

  /**
   * Reads all texts once.
   *
   * @throws Unreadable where no character set fits
   */
  Charset choose() throws IOException, Unreadable {
    List<DbfField> texts = dbf.fields().stream().filter(DbfField::text).toList();
    for (DbfField field : dbf.fields()) {
      check(field.name(), 1, true);
    }
    for (long row = 1; row <= dbf.count() && !texts.isEmpty(); row++) {
      ByteBuffer record = dbf.record(row);
      for (DbfField field : texts) {
        ByteBuffer bytes = field.upToZero(record);
        check(bytes, row, bytes.limit() > 0 && bytes.get(bytes.limit() - 1) != ' ');
      }
    }
    Candidate declared = candidates.get(0);
    Candidate chosen = foreign ? chosen(declared) : declared;
    if ((foreign && !declared.saidBy.equals("the .cpg")) || chosen != declared) {
      records.note("encoding_detected", null, chosen.charset.name(), why(declared, chosen));
    }
    return chosen.charset;
  }

  private void check(ByteBuffer bytes, long row, boolean full) {
    if (!foreign(bytes)) {
      return;
    }
    foreign = true;
    chinese.add(bytes);
    for (Candidate candidate : candidates) {
      if (candidate.alive() && !decodes(candidate, bytes.duplicate(), full)) {
        candidate.failedAt = row;
      }
    }
  }

  private static boolean foreign(ByteBuffer bytes) {
    for (int i = 0; i < bytes.limit(); i++) {
      if (bytes.get(i) < 0) {
        return true;
      }
    }
    return false;
  }

  private boolean decodes(Candidate candidate, ByteBuffer bytes, boolean full) {
    chars.clear();
    boolean wrong = candidate.decoder.reset().decode(bytes, chars, false).isError();
    if (candidate.charset.equals(StandardCharsets.UTF_8)) {
      chineseInUtf8 += chars.flip().chars().filter(Character::isIdeographic).count();
    }
    return !wrong && (full || !bytes.hasRemaining());
  }

  private Candidate chosen(Candidate declared) throws Unreadable {
    Candidate utf8 =
        candidates.stream()
            .filter(c -> c.charset.equals(StandardCharsets.UTF_8))
            .findFirst()
            .orElseThrow();
    boolean oneByte = CodePages.oneByte(declared.charset);
    boolean surelyUtf8 = oneByte || !declared.alive() || chineseInUtf8 >= NO_ACCIDENT;
    if (utf8.alive() && surelyUtf8) {
      return utf8;
    }
    Optional<Candidate> wide =
        candidates.stream()
            .filter(c -> c.alive() && !CodePages.oneByte(c.charset))
            .filter(c -> !oneByte || !c.saidBy.equals("nobody") || rather(c))
            .findFirst();
    if (declared.alive() && !(oneByte && wide.isPresent())) {
      return declared;
    }
    return wide.or(() -> candidates.stream().filter(Candidate::alive).findFirst())
        .orElseThrow(() -> none(declared));
  }

  /** Whether the texts are of this set although nobody says so. */
  private boolean rather(Candidate candidate) {
    return candidate.charset.equals(CodePages.GB18030) && chinese.rather();
  }

  private Unreadable none(Candidate declared) {
    return records.unreadable(
        "wrong_encoding",
        declared.failedAt,
        null,
        "this record of the .dbf is not "
            + declared.charset.name()
            + ", which "
            + declared.saidBy
            + " says; nor is the file "
            + String.join(", ", candidates.stream().skip(1).map(c -> c.charset.name()).toList()));
  }

  private String why(Candidate declared, Candidate chosen) {
    if (declared == chosen) {
      return "there is no .cpg; " + chosen.saidBy + " says so, and every text agrees";
    }
    return declared.saidBy
        + " says "
        + declared.charset.name()
        + (declared.alive() ? "" : ", which record " + declared.failedAt + " is not")
        + "; every text is "
        + chosen.charset.name()
        + (declared.alive() && rather(chosen)
            ? ", and "
                + Math.round(chinese.share() * 100)
                + " % of its characters are common Chinese"
            : "");
  }
}
