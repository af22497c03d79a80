package landstock.warehouse.source.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import landstock.warehouse.source.StrictReader;

/** The events of one XML part. A document type, and with it every entity, is refused. */
final class Xml implements Closeable {
  /** A cell holds 32,767 characters, each of which may be written _xHHHH_. */
  private static final int LONGEST_TEXT = 7 * 32_767;

  private final String part;
  private final InputStream in;
  private final XMLStreamReader reader;

  Xml(String part, InputStream in) throws IOException {
    this.part = part;
    this.in = in;
    try {
      // Decoded here: the parser of the JDK tells standard error of bytes that are not UTF-8.
      this.reader = factory().createXMLStreamReader(new StrictReader(in, StandardCharsets.UTF_8));
    } catch (XMLStreamException e) {
      in.close();
      throw flaw(e);
    }
  }

  /** The one of the JDK, whatever else is on the class path. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** The next event; END_DOCUMENT at the end. */
  int next() throws IOException {
    try {
      if (!reader.hasNext()) {
        return XMLStreamConstants.END_DOCUMENT;
      }
      int event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Flaw("xml_entity", part);
      }
      return event;
    } catch (XMLStreamException e) {
      throw flaw(e);
    }
  }

  /** Goes to the next element of this local name; false at the end of the part. */
  boolean nextElement(String name) throws IOException {
    for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) {
      if (event == XMLStreamConstants.START_ELEMENT && name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  String name() {
    return reader.getLocalName();
  }

  /** An attribute by its local name, whatever its namespace. */
  Optional<String> attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return Optional.of(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  boolean truth(String attribute) {
    return attribute(attribute).filter(v -> v.equals("1") || v.equals("true")).isPresent();
  }

  /** Text of the element at hand, which holds no other; goes to its end. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        return text.toString();
      }
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
      if (text.length() > LONGEST_TEXT || event == XMLStreamConstants.END_DOCUMENT) {
        throw Flaw.broken("a text of " + part + " is longer than a cell can be");
      }
    }
  }

  /** Texts of a shared or inline string: its runs joined, readings of characters left out. */
  String richText(String element) throws IOException {
    StringBuilder text = new StringBuilder();
    int readings = 0;
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new Flaw("file_truncated", "inside " + part);
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (name().equals("rPh")) {
          readings++;
        } else if (name().equals("t")) {
          String run = text();
          text.append(readings == 0 ? run : "");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (name().equals("rPh")) {
          readings--;
        } else if (name().equals(element)) {
          return Escapes.decode(text.toString());
        }
      }
      if (text.length() > LONGEST_TEXT) {
        throw Flaw.broken("a text of " + part + " is longer than a cell can be");
      }
    }
  }

  private IOException flaw(XMLStreamException e) {
    if (e.getNestedException() instanceof Flaw flaw) {
      return flaw;
    }
    if (e.getNestedException() instanceof StrictReader.BadByte) {
      return Flaw.broken(part + " is not UTF-8");
    }
    if (e.getNestedException() instanceof IOException failure) {
      return failure;
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("must start and end within the same entity")
        || message.contains("Premature end")) {
      return new Flaw("file_truncated", "inside " + part);
    }
    if (message.contains("entity")) {
      return new Flaw("xml_entity", part);
    }
    return Flaw.broken(part + ", line " + e.getLocation().getLineNumber());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
