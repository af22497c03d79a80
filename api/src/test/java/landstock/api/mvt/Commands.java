package landstock.api.mvt;

import java.util.ArrayList;
import java.util.List;
import landstock.api.mvt.DecodedTile.Corner;

/** Follows the commands of a geometry, as section 4.3 of the specification allows them. */
final class Commands {
  private static final int MOVE_TO = 1;
  private static final int LINE_TO = 2;
  private static final int CLOSE_PATH = 7;

  private final int type;
  private final List<Integer> commands;
  private final List<List<Corner>> paths = new ArrayList<>();
  private List<Corner> open = new ArrayList<>();
  private int at;
  private int x;
  private int y;

  Commands(int type, List<Integer> commands) {
    this.type = type;
    this.commands = commands;
  }

  List<List<Corner>> paths() {
    while (at < commands.size()) {
      int command = commands.get(at) & 7;
      int count = commands.get(at) >>> 3;
      at++;
      switch (command) {
        case MOVE_TO -> moveTo(count);
        case LINE_TO -> lineTo(count);
        case CLOSE_PATH -> closePath(count);
        default -> throw new MvtDecoder.Invalid("command " + command);
      }
    }
    if (type == 2) {
      endLine();
    }
    MvtDecoder.that(open.isEmpty(), "a ring is not closed");
    MvtDecoder.that(!paths.isEmpty(), "a geometry is empty");
    return paths;
  }

  private void moveTo(int count) {
    MvtDecoder.that(count >= 1 && (type < 2 || count == 1), "MoveTo counts " + count);
    if (type == 2) {
      endLine();
    }
    MvtDecoder.that(open.isEmpty(), "MoveTo in an open ring");
    for (int i = 0; i < count; i++) {
      step();
      if (type < 2) {
        paths.add(List.of(new Corner(x, y)));
      } else {
        open.add(new Corner(x, y));
      }
    }
  }

  private void lineTo(int count) {
    MvtDecoder.that(type >= 2, "LineTo in points");
    MvtDecoder.that(open.size() == 1, "LineTo without MoveTo");
    MvtDecoder.that(count >= (type == 3 ? 2 : 1), "LineTo counts " + count);
    for (int i = 0; i < count; i++) {
      int beforeX = x;
      int beforeY = y;
      step();
      MvtDecoder.that(x != beforeX || y != beforeY, "LineTo goes nowhere");
      open.add(new Corner(x, y));
    }
  }

  private void closePath(int count) {
    MvtDecoder.that(type == 3, "ClosePath outside of polygons");
    MvtDecoder.that(count == 1, "ClosePath counts " + count);
    MvtDecoder.that(open.size() >= 3, "a ring has " + open.size() + " corners");
    MvtDecoder.that(!open.get(0).equals(new Corner(x, y)), "a ring repeats its first corner");
    paths.add(open);
    open = new ArrayList<>();
  }

  private void endLine() {
    if (!open.isEmpty()) {
      MvtDecoder.that(open.size() >= 2, "a line has one point");
      paths.add(open);
      open = new ArrayList<>();
    }
  }

  private void step() {
    MvtDecoder.that(at + 2 <= commands.size(), "parameters are missing");
    x += unZigZag(commands.get(at));
    y += unZigZag(commands.get(at + 1));
    at += 2;
  }

  private static int unZigZag(int value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
