package landstock.api.query;

import java.time.Instant;
import landstock.sql.engine.Control;

/**
 * A statement that somebody asked.
 *
 * @param control its id, its progress, and the way to stop it
 * @param sql as it was asked
 * @param since when
 */
record Statement(Control control, String sql, Instant since) {}
