package landstock.warehouse.diff;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two snapshots.
 *
 * @param from id of the earlier one
 * @param to id of the later one
 * @param parcels changes of parcels as pieces of land, ordered by their first code
 * @param attributes registered facts that differ on parcels of both, one per column
 * @param indicators totals of {@code mart.parcel_year}, each in the year of its survey or, where
 *     that has no figures, in the newest one that has
 */
public record SnapshotDiff(
    String from,
    String to,
    List<ParcelChange> parcels,
    List<AttributeChange> attributes,
    List<IndicatorChange> indicators) {

  public SnapshotDiff {
    parcels = List.copyOf(parcels);
    attributes = List.copyOf(attributes);
    indicators = List.copyOf(indicators);
  }

  /** How land changed its parcels. */
  public enum Kind {
    /** A code that was not there, on land that was no parcel's. */
    NEW,
    /** A code that is no longer there, on land that is no parcel's now. */
    GONE,
    /** One parcel became several. */
    SPLIT,
    /** Several parcels became one. */
    MERGED,
    /** Several became several others. */
    REARRANGED,
    /** The same land under another code. */
    REISSUED,
    /** The same code on land of another outline, or with an outline in only one of the two. */
    RESHAPED
  }

  /**
   * One change.
   *
   * @param before codes of the earlier snapshot, in order
   * @param after codes of the later one
   * @param areaBeforeM2 planar, in the CRS of the pack; NULL where a parcel has no outline
   * @param areaAfterM2 likewise
   */
  public record ParcelChange(
      Kind kind,
      List<String> before,
      List<String> after,
      @Nullable Double areaBeforeM2,
      @Nullable Double areaAfterM2) {

    public ParcelChange {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * @param column of {@code land.parcel}
   * @param parcels on which it differs, of those that both snapshots have
   */
  public record AttributeChange(String column, long parcels) {}

  /**
   * @param column of {@code mart.parcel_year}
   * @param before sum over the parcels that have it, NULL where none has
   * @param after likewise
   * @param parcelsBefore number of parcels that have it
   * @param parcelsAfter likewise
   * @param yearBefore that the sum is of, NULL where no parcel has it in any year
   * @param yearAfter likewise
   */
  public record IndicatorChange(
      String column,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after,
      long parcelsBefore,
      long parcelsAfter,
      @Nullable Integer yearBefore,
      @Nullable Integer yearAfter) {}
}
