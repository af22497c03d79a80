package landstock.sql.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import landstock.sql.algebra.StoredTable;
import landstock.sql.catalog.Catalog;
import landstock.sql.engine.SnapshotFile;
import landstock.sql.parse.Parse;
import landstock.sql.problem.LandstockException;
import landstock.sql.problem.LandstockException.Code;
import landstock.sql.security.Guards;
import landstock.sql.security.Policy;
import landstock.sql.validate.Snapshots;
import landstock.sql.validate.Validate;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The names that each policy lets be looked up, and the tables behind them in full. Thread-safe.
 */
final class Views implements Guards {
  private static final int KEPT = 500;
  private static final int KEPT_GUARDS = 10_000;
  private static final String ALL = "TRUE";

  private final Catalog catalog;
  private final List<SnapshotFile> snapshots;
  private final Validate full;
  private final Parse parse = new Parse();
  private final Cache<Policy, Validate> seen = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final Cache<GuardKey, Guard> guards =
      Caffeine.newBuilder().maximumSize(KEPT_GUARDS).build();

  /** The full tables do not depend on a policy but for this condition. */
  private record GuardKey(String snapshot, String table, String condition) {}

  Views(Catalog catalog, List<SnapshotFile> snapshots) {
    this.catalog = catalog;
    this.snapshots = List.copyOf(snapshots);
    this.full = new Validate(new Snapshots(catalog, snapshots));
  }

  /** Looks names up as this policy sees them. */
  Validate of(Policy policy) {
    return policy.open()
        ? full
        : seen.get(policy, p -> new Validate(new Snapshots(p.seen(catalog), snapshots)));
  }

  @Override
  public Guard guard(StoredTable table, Policy policy) {
    String condition = policy.rowFilter(table.table()).orElse(ALL);
    return guards.get(
        new GuardKey(table.snapshot().id(), table.table().qualifiedName(), condition),
        key -> planned(table, condition));
  }

  private Guard planned(StoredTable table, String condition) {
    SqlIdentifier name =
        new SqlIdentifier(
            List.of(table.snapshot().id(), table.table().schema(), table.table().name()),
            SqlParserPos.ZERO);
    return guard(
        full.validate(selectAll(name, parse.parseCondition(condition)), table.snapshot())
            .root()
            .rel);
  }

  private static Guard guard(RelNode planned) {
    RelNode rows = planned instanceof Project project ? project.getInput() : planned;
    if (rows instanceof Filter filter
        && filter.getInput() instanceof TableScan scan
        && ownRow(filter.getCondition())) {
      return new Guard(scan.getTable(), filter.getCondition());
    }
    if (rows instanceof TableScan scan) {
      RexNode all = scan.getCluster().getRexBuilder().makeLiteral(true);
      return new Guard(scan.getTable(), all);
    }
    throw wide();
  }

  private static boolean ownRow(RexNode condition) {
    boolean[] own = {true};
    condition.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitSubQuery(RexSubQuery subQuery) {
            own[0] = false;
            return super.visitSubQuery(subQuery);
          }

          @Override
          public Void visitOver(RexOver over) {
            own[0] = false;
            return super.visitOver(over);
          }

          @Override
          public Void visitDynamicParam(RexDynamicParam parameter) {
            own[0] = false;
            return super.visitDynamicParam(parameter);
          }
        });
    return own[0];
  }

  private static LandstockException wide() {
    return new LandstockException(Code.INVALID_QUERY, "a row filter reads its own row only")
        .withHint("leave out sub-queries, aggregates, windows and parameters");
  }

  private static SqlSelect selectAll(SqlIdentifier table, SqlNode condition) {
    SqlNodeList star = SqlNodeList.of(SqlIdentifier.star(SqlParserPos.ZERO));
    return new SqlSelect(
        SqlParserPos.ZERO,
        null,
        star,
        table,
        condition,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
