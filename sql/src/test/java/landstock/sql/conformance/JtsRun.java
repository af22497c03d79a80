package landstock.sql.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * One XML file of JTS's test suite.
 *
 * @param file its path below {@code testxml}, with slashes
 * @param tolerance how far ordinates and numbers may differ
 * @param bufferMatcher whether buffers are compared by area and distance, not by vertices
 * @param fixedPrecision whether JTS rounds results to a grid here, which our SQL has no word for
 */
record JtsRun(
    String file,
    double tolerance,
    boolean bufferMatcher,
    boolean fixedPrecision,
    List<Case> cases) {

  private static final int MAX_ARGUMENTS = 3;

  /**
   * @param number position in the file, from 1
   * @param a WKT or hexadecimal WKB
   * @param b the same, or empty text where there is none
   */
  record Case(int number, String a, String b, List<Assertion> assertions) {}

  /**
   * @param number position in the case, from 1
   * @param operation in lower case
   * @param arguments as written: {@code A}, {@code B} or a number
   * @param expected geometry, number or truth value as text; empty where any answer will do
   */
  record Assertion(int number, String operation, List<String> arguments, String expected) {}

  static JtsRun read(Path root, Path file) {
    Element run = parse(file);
    List<Case> cases = new ArrayList<>();
    for (Element element : children(run, "case")) {
      cases.add(readCase(cases.size() + 1, element));
    }
    return new JtsRun(
        root.relativize(file).toString().replace('\\', '/'),
        child(run, "tolerance").map(Double::parseDouble).orElse(0.0),
        child(run, "resultMatcher").orElse("").endsWith(".BufferResultMatcher"),
        children(run, "precisionModel").stream().anyMatch(model -> model.hasAttribute("scale")),
        cases);
  }

  private static Case readCase(int number, Element element) {
    List<Assertion> assertions = new ArrayList<>();
    for (Element test : children(element, "test")) {
      Element op = children(test, "op").get(0);
      List<String> arguments = new ArrayList<>();
      for (int i = 1; i <= MAX_ARGUMENTS; i++) { // some files leave out arg2
        if (op.hasAttribute("arg" + i)) {
          arguments.add(op.getAttribute("arg" + i).strip());
        }
      }
      assertions.add(
          new Assertion(
              assertions.size() + 1,
              op.getAttribute("name").strip().toLowerCase(Locale.ROOT),
              arguments,
              op.getTextContent().strip()));
    }
    return new Case(
        number, child(element, "a").orElse(""), child(element, "b").orElse(""), assertions);
  }

  private static Optional<String> child(Element parent, String name) {
    return children(parent, name).stream().findFirst().map(found -> found.getTextContent().strip());
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static Element parse(Path file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}
