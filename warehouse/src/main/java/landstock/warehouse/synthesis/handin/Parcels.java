package landstock.warehouse.synthesis.handin;

import static landstock.warehouse.synthesis.handin.LayerField.date;
import static landstock.warehouse.synthesis.handin.LayerField.number;
import static landstock.warehouse.synthesis.handin.LayerField.text;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import landstock.warehouse.identifier.ParcelCode;
import landstock.warehouse.identifier.UnitCode;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.ground.Parcel;
import landstock.warehouse.synthesis.spec.Resurvey;
import org.jspecify.annotations.Nullable;

/** The cadastre: the land bureau's own layer, and that of the office that re-surveyed a street. */
final class Parcels {
  /** Headers of ten bytes in pinyin, as a .dbf has room for. */
  static final Columns CADASTRE =
      Columns.of(
          text("ZDDM", 19),
          text("BDCDYH", 28),
          text("ZDTZM", 2),
          text("ZL", 200),
          number("ZDMJ", 2),
          text("YT", 6),
          text("SJYT", 6),
          text("GHYT", 6),
          text("QLLX", 3),
          text("QLXZ", 3),
          date("QLQSSJ"),
          date("QLJSSJ"),
          number("RJL", 2),
          number("JZMD", 2),
          number("JZXG", 2),
          text("JDDM", 9),
          text("SQDM", 12),
          text("JFDM", 20));

  /** The same under Chinese headers, of at most five characters in GBK. */
  static final Columns RESURVEY =
      Columns.of(
          text("宗地代码", 19),
          text("单元代码", 28),
          text("特征码", 2),
          text("坐落", 200),
          number("宗地面积", 2),
          text("登记用途", 6),
          text("实际用途", 6),
          text("规划用途", 6),
          text("权利类型", 3),
          text("权利性质", 3),
          date("起始日期"),
          date("终止日期"),
          number("容积率", 2),
          number("建筑密度", 2),
          number("建筑限高", 2),
          text("街道代码", 9),
          text("社区代码", 12),
          text("街坊代码", 20));

  private static final int ZONE = 1_000_000;

  private final Ground ground;
  private final Resurvey resurvey;
  private final Set<ParcelCode> built = new HashSet<>();

  Parcels(Ground ground, Resurvey resurvey) {
    this.ground = ground;
    this.resurvey = resurvey;
    ground.buildings().forEach(b -> built.add(b.parcel()));
  }

  void cadastre(LayerFile file) throws IOException {
    write(file, CADASTRE, false, 0);
  }

  /** Its zone stands before eastings. */
  void resurvey(LayerFile file) throws IOException {
    write(file, RESURVEY, true, (double) resurvey.zone() * ZONE);
  }

  private void write(LayerFile file, Columns columns, boolean resurveyed, double offsetM)
      throws IOException {
    for (Parcel parcel : ground.parcels()) {
      if (parcel.street().code().equals(resurvey.street()) == resurveyed) {
        file.add(attributes(columns, parcel), Fixed.millimetres(parcel.geom(), offsetM));
      }
    }
  }

  private Map<String, @Nullable Object> attributes(Columns columns, Parcel parcel) {
    UnitCode unit =
        built.contains(parcel.code())
            ? UnitCode.wholeParcel(parcel.code())
            : UnitCode.bareLand(parcel.code());
    Parcel.Right right = parcel.right();
    return columns.row(
        parcel.code().value(),
        unit.value(),
        parcel.code().feature(),
        parcel.location(),
        Fixed.hundredths(parcel.registeredAreaM2()),
        parcel.registered().registeredCode(),
        parcel.actual().actualCode(),
        parcel.planned().plannedCode(),
        right.typeCode(),
        right.natureCode(),
        right.term().map(Parcel.Term::start).orElse(null),
        right.term().map(Parcel.Term::end).orElse(null),
        Fixed.hundredths(parcel.limits().map(Parcel.PlanLimits::far)),
        Fixed.hundredths(parcel.limits().map(Parcel.PlanLimits::density)),
        Fixed.hundredths(parcel.limits().map(Parcel.PlanLimits::heightM)),
        parcel.street().code(),
        parcel.communityCode(),
        parcel.blockCode());
  }
}
