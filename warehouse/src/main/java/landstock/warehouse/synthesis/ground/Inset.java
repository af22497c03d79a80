package landstock.warehouse.synthesis.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Moves every edge of a face inwards; an edge that would turn round disappears. */
final class Inset {
  /** Edges that turn by less than this (sine) count as one straight side. */
  private static final double STRAIGHT = 0.12;

  private Inset() {}

  /** One edge: a point on it, its unit direction, and the line it moves to. */
  private record Side(double x, double y, double dx, double dy, double marginM, Rank rank) {
    double movedX() {
      return x - dy * marginM;
    }

    double movedY() {
      return y + dx * marginM;
    }

    double turn(Side next) {
      return dx * next.dy - dy * next.dx;
    }

    Side withMargin(double newMarginM) {
      return new Side(x, y, dx, dy, newMarginM, rank);
    }
  }

  static Optional<Face> of(Face face, ToDoubleFunction<Rank> marginM) {
    List<Side> sides = new ArrayList<>();
    for (int i = 0; i < face.size(); i++) {
      int j = (i + 1) % face.size();
      double dx = face.x(j) - face.x(i);
      double dy = face.y(j) - face.y(i);
      double length = Math.sqrt(dx * dx + dy * dy);
      if (length > 1e-6) {
        Rank rank = face.rank(i);
        double margin = marginM.applyAsDouble(rank);
        sides.add(new Side(face.x(i), face.y(i), dx / length, dy / length, margin, rank));
      }
    }
    levelStraightSides(sides);
    while (sides.size() >= 3) {
      List<double[]> corners = corners(sides);
      int turned = firstTurned(sides, corners);
      if (turned < 0) {
        return face(sides, corners);
      }
      sides.remove(turned);
    }
    return Optional.empty();
  }

  /** Sides of one straight line have one margin, the widest, so that no step remains. */
  private static void levelStraightSides(List<Side> sides) {
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < sides.size(); i++) {
        int j = (i + 1) % sides.size();
        if (Math.abs(sides.get(i).turn(sides.get(j))) < STRAIGHT) {
          double widest = Math.max(sides.get(i).marginM(), sides.get(j).marginM());
          sides.set(i, sides.get(i).withMargin(widest));
          sides.set(j, sides.get(j).withMargin(widest));
        }
      }
    }
  }

  /** Corner {@code i} is where side {@code i} begins. */
  private static List<double[]> corners(List<Side> sides) {
    List<double[]> corners = new ArrayList<>(sides.size());
    for (int i = 0; i < sides.size(); i++) {
      Side before = sides.get((i + sides.size() - 1) % sides.size());
      Side side = sides.get(i);
      double turn = before.turn(side);
      if (Math.abs(turn) < 1e-3) {
        corners.add(new double[] {side.movedX(), side.movedY()});
        continue;
      }
      double t =
          ((side.movedX() - before.movedX()) * side.dy()
                  - (side.movedY() - before.movedY()) * side.dx())
              / turn;
      corners.add(
          new double[] {before.movedX() + t * before.dx(), before.movedY() + t * before.dy()});
    }
    return corners;
  }

  private static int firstTurned(List<Side> sides, List<double[]> corners) {
    int worst = -1;
    double most = 0.01;
    for (int i = 0; i < sides.size(); i++) {
      double[] from = corners.get(i);
      double[] to = corners.get((i + 1) % sides.size());
      Side side = sides.get(i);
      double length = (to[0] - from[0]) * side.dx() + (to[1] - from[1]) * side.dy();
      if (length < most) {
        most = length;
        worst = i;
      }
    }
    return worst;
  }

  private static Optional<Face> face(List<Side> sides, List<double[]> corners) {
    Face.Builder ring = new Face.Builder();
    for (int i = 0; i < sides.size(); i++) {
      ring.add(corners.get(i)[0], corners.get(i)[1], sides.get(i).rank());
    }
    Face face = ring.face();
    return face.areaM2() > 1 ? Optional.of(face) : Optional.empty();
  }
}
