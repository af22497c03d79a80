package landstock.sql.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A published snapshot, as a reading engine needs to know it.
 *
 * @param id unique for ever; also the name of its DuckDB database
 * @param pack whose survey it is; surveys of one pack are of one city, one after the other
 * @param database the immutable DuckDB file
 * @param surveyDate what the world was like: valid time
 * @param publishedAt when the warehouse came to know it
 * @param srid EPSG code of every stored geometry
 */
public record SnapshotFile(
    String id, String pack, Path database, LocalDate surveyDate, Instant publishedAt, int srid) {}
