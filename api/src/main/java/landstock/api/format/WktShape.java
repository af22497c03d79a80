package landstock.api.format;

import com.fasterxml.jackson.core.io.NumberOutput;

/** Appends well-known text. */
final class WktShape implements Shape {
  private final StringBuilder out;
  private boolean first = true;
  private boolean pointsInBrackets;

  WktShape(StringBuilder out) {
    this.out = out;
  }

  @Override
  public void open(Kind kind, boolean hasZ, boolean empty) {
    separate();
    out.append(kind.name()).append(hasZ ? " Z" : "").append(empty ? " EMPTY" : " (");
    first = true;
    pointsInBrackets = kind == Kind.MULTIPOINT;
  }

  @Override
  public void close(Kind kind, boolean empty) {
    if (!empty) {
      out.append(')');
    }
    first = false;
  }

  @Override
  public void openPart() {
    separate();
    out.append('(');
    first = true;
  }

  @Override
  public void closePart() {
    out.append(')');
    first = false;
  }

  @Override
  public void position(double x, double y, double z) {
    separate();
    out.append(pointsInBrackets ? "(" : "");
    number(x);
    out.append(' ');
    number(y);
    if (!Double.isNaN(z)) {
      out.append(' ');
      number(z);
    }
    out.append(pointsInBrackets ? ")" : "");
    first = false;
  }

  private void separate() {
    if (!first) {
      out.append(", ");
    }
  }

  private void number(double value) {
    String text = NumberOutput.toString(value, true);
    out.append(text, 0, text.endsWith(".0") ? text.length() - 2 : text.length());
  }
}
