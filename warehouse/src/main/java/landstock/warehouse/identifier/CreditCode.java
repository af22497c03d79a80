package landstock.warehouse.identifier;

import java.util.regex.Pattern;

/**
 * Unified social credit code of GB 32100-2015: registering department (1), kind (1), county (6),
 * organisation code of GB 11714 (9, the last one its check), check digit (1).
 *
 * <p>Only the form is required: codes whose last digit fails have been issued, so a failing check
 * is a warning and never a reason to reject.
 *
 * @param value 18 characters, e.g. {@code 91350200776049653A}
 */
public record CreditCode(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NP-RTUW-Y]{18}");
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  public CreditCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a credit code has 18 characters of " + ALPHABET + ", was '" + value + "'");
    }
  }

  /** Whether the text has the form of a code; its check digits may still fail. */
  public static boolean wellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Completes a code with both of its check digits.
   *
   * @param registrar department and kind, 2 characters, e.g. {@code 91}
   * @param county 6 digits
   * @param organisation first 8 characters of the organisation code
   */
  public static CreditCode of(String registrar, String county, String organisation) {
    String body = registrar + county + organisation + organisationCheck(organisation);
    return new CreditCode(body + check(body));
  }

  /** Whether digit 18 is what GB 32100 computes. */
  public boolean checkHolds() {
    return value.charAt(17) == check(value.substring(0, 17));
  }

  /** Whether digit 17 is what GB 11714 computes from digits 9 to 16. */
  public boolean organisationCheckHolds() {
    return value.charAt(16) == organisationCheck(value.substring(8, 16));
  }

  private static char check(String body) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * ALPHABET.indexOf(body.charAt(i));
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  private static char organisationCheck(String body) {
    int sum = 0;
    for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += ORGANISATION_WEIGHTS[i] * Character.digit(body.charAt(i), 36);
    }
    int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
  }
}
