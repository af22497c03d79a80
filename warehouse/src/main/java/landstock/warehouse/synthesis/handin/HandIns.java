package landstock.warehouse.synthesis.handin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.warehouse.synthesis.economy.Economy;
import landstock.warehouse.synthesis.ground.Ground;
import landstock.warehouse.synthesis.spec.DistrictSpec;

/** All files of one survey, in the order in which they are written. */
public final class HandIns {
  private final List<Sheet> sheets;
  private final int year;

  /** How many files a survey has. */
  public int count() {
    return sheets.size();
  }

  /** Told before each file. */
  @FunctionalInterface
  public interface Listener {
    void writing(String file, int done);
  }

  @FunctionalInterface
  private interface Writing {
    long to(Path path) throws IOException;
  }

  private record Sheet(String name, Writing writing) {}

  public HandIns(DistrictSpec spec, Ground ground, Economy economy, int year) {
    Layers layers = new Layers(ground, spec.srid());
    Tables tables = new Tables(spec, ground, economy, year);
    this.year = year;
    this.sheets =
        List.of(
            new Sheet("行政区划.geojson", layers::adminUnits),
            new Sheet("宗地.geojson", layers::parcels),
            new Sheet("自然幢.geojson", path -> layers.buildings(path, economy.buildings())),
            new Sheet("规划单元.geojson", layers::planningUnits),
            new Sheet("规划限制.geojson", layers::constraints),
            new Sheet("轨道交通.geojson", layers::transit),
            new Sheet("地价评估.csv", tables::landValues),
            new Sheet("企业名录.csv", tables::enterprises),
            new Sheet("楼宇入驻.csv", tables::occupancies),
            new Sheet("企业年度指标.csv", tables::figures),
            new Sheet("税收入库.csv", tables::taxes));
  }

  /** Writes into a folder named after the year; existing files are replaced. */
  public List<HandInFile> write(Path folder, Listener listener) {
    Path home = folder.resolve(String.valueOf(year));
    List<HandInFile> written = new ArrayList<>();
    for (Sheet sheet : sheets) {
      String name = year + "/" + sheet.name();
      listener.writing(name, written.size());
      try {
        Files.createDirectories(home);
        written.add(new HandInFile(name, sheet.writing().to(home.resolve(sheet.name()))));
      } catch (IOException | UncheckedIOException e) {
        throw new LandstockException(
            Code.INVALID_ARGUMENT, "cannot write " + name + ": " + e.getMessage(), e);
      }
    }
    return written;
  }
}
