package landstock.api.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import landstock.sql.engine.Execution;
import landstock.sql.engine.Limits;
import landstock.sql.query.Question;
import landstock.sql.security.Policy;
import landstock.warehouse.catalog.CatalogFiles;
import landstock.warehouse.datafile.DataFiles;
import org.apache.arrow.vector.BigIntVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class GeneratedParcelsTest {

  @Test
  void a_polygon_over_a_million_parcels_reads_a_tenth_of_the_row_groups(@TempDir Path folder) {
    String question =
        "SELECT count(*) FROM land.parcel WHERE ST_Intersects(geom, ST_GeomFromText("
            + "'POLYGON ((3001 3001, 3039 3001, 3039 3079, 3001 3079, 3001 3001))'))";
    var catalog = new CatalogFiles(new DataFiles()).load().catalog();
    try (GeneratedParcels parcels = new GeneratedParcels(catalog, folder, 1_000)) {
      String rendered = parcels.queries().explain(Question.of(question), Policy.OPEN);
      String[] groups = PruneBench.rowGroups(parcels, rendered).split(" / ");
      assertThat(Integer.parseInt(groups[1])).isGreaterThan(20);
      assertThat(Integer.parseInt(groups[0])).isLessThanOrEqualTo(Integer.parseInt(groups[1]) / 10);
      // The polygon lies within column 75 and rows 75 and 76 of the grid of 40 m.
      assertThat(count(parcels, rendered)).isEqualTo(2);
      assertThat(count(parcels, PruneBench.withoutBoxes(rendered))).isEqualTo(2);
    }
  }

  private static long count(GeneratedParcels parcels, String sql) {
    try (Execution execution = parcels.engine().execute(sql, java.util.List.of(), Limits.DEFAULT)) {
      assertThat(execution.next()).isTrue();
      return ((BigIntVector) execution.batch().getVector(0)).get(0);
    }
  }
}
