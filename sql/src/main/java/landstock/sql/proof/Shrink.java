package landstock.sql.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import landstock.sql.proof.Piece.Sort;

/** Makes a failing statement as small as it stays failing: one place at a time, largest first. */
final class Shrink {
  private static final int MAX_TRIES = 3_000;

  private final Predicate<Piece> fails;
  private int tries;

  private Shrink(Predicate<Piece> fails) {
    this.fails = fails;
  }

  /**
   * The smallest statement found.
   *
   * @param fails whether a statement shows the same failure; true of the one given
   */
  static Piece smallest(Piece statement, Predicate<Piece> fails) {
    Shrink shrink = new Shrink(fails);
    Piece best = statement;
    boolean smaller = true;
    while (smaller && shrink.tries < MAX_TRIES) {
      smaller = false;
      for (Piece candidate : candidates(best)) {
        if (candidate.ours().length() < best.ours().length() && shrink.stillFails(candidate)) {
          best = candidate;
          smaller = true;
          break;
        }
      }
    }
    return best;
  }

  private boolean stillFails(Piece candidate) {
    tries++;
    return tries <= MAX_TRIES && fails.test(candidate);
  }

  /** Everything that is one step smaller, changes near the root first. */
  private static List<Piece> candidates(Piece piece) {
    List<Piece> found = new ArrayList<>(here(piece));
    for (int i = 0; i < piece.parts().size(); i++) {
      if (piece.parts().get(i) instanceof Piece child) {
        for (Piece smaller : candidates(child)) {
          found.add(piece.with(i, smaller));
        }
      }
    }
    return found;
  }

  private static List<Piece> here(Piece piece) {
    List<Piece> found = new ArrayList<>();
    switch (piece.sort()) {
      case OPTIONAL -> {
        if (!piece.parts().isEmpty()) {
          found.add(Piece.NOTHING);
        }
      }
      case LIST -> {
        if (piece.parts().size() > 1) {
          for (int i = 0; i < piece.parts().size(); i++) {
            found.add(piece.without(i));
          }
        }
      }
      case OTHER -> {}
      case QUERY -> found.addAll(within(piece, Sort.QUERY));
      default -> {
        found.addAll(within(piece, piece.sort()));
        found.add(Piece.of(piece.sort(), simplest(piece.sort())));
      }
    }
    return found;
  }

  private static String simplest(Sort sort) {
    return switch (sort) {
      case INTEGER -> "1";
      case DECIMAL -> "0.5";
      case DOUBLE -> "1e0";
      case TEXT -> "'a'";
      case BOOLEAN -> "TRUE";
      case DATE -> "DATE '2024-01-01'";
      default -> "TIMESTAMP '2024-01-01 00:00:00'";
    };
  }

  /** Pieces of that sort below this one. */
  private static List<Piece> within(Piece piece, Sort sort) {
    List<Piece> found = new ArrayList<>();
    for (Part part : piece.parts()) {
      if (part instanceof Piece child) {
        if (child.sort() == sort) {
          found.add(child);
        }
        found.addAll(within(child, sort));
      }
    }
    return found;
  }
}
