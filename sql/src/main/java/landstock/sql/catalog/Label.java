package landstock.sql.catalog;

/**
 * A name for people, in both languages of the product.
 *
 * @param zh Simplified Chinese
 * @param en English
 */
public record Label(String zh, String en) {}
