package landstock.api.mvt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads vector tiles by the letter of the specification, version 2.1, and refuses what breaks it.
 * Written for tests, apart from the writer.
 */
public final class MvtDecoder {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private MvtDecoder() {}

  /** A tile that breaks the specification. */
  public static final class Invalid extends RuntimeException {
    Invalid(String why) {
      super(why);
    }
  }

  /** A field of a message. */
  private record Field(int number, int wire, long value, ByteBuffer bytes) {
    ByteBuffer message() {
      that(wire == BYTES, "field " + number + " is no message");
      return bytes;
    }

    long number(String what) {
      that(wire == VARINT, what + " is no varint");
      return value;
    }

    String text(String what) {
      that(wire == BYTES, what + " is no text");
      return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
  }

  /**
   * @throws Invalid saying what is wrong
   */
  public static DecodedTile decode(byte[] tile) {
    List<DecodedTile.Layer> layers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Field field : fields(ByteBuffer.wrap(tile))) {
      if (field.number == 3) {
        DecodedTile.Layer layer = layer(field.message());
        that(names.add(layer.name()), "two layers are named " + layer.name());
        layers.add(layer);
      }
    }
    return new DecodedTile(layers);
  }

  private static DecodedTile.Layer layer(ByteBuffer bytes) {
    long version = -1;
    int extent = 4096;
    String name = null;
    List<String> keys = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    List<ByteBuffer> features = new ArrayList<>();
    for (Field field : fields(bytes)) {
      switch (field.number) {
        case 15 -> version = field.number("version");
        case 1 -> name = field.text("name");
        case 2 -> features.add(field.message());
        case 3 -> keys.add(field.text("key"));
        case 4 -> values.add(value(field.message()));
        case 5 -> extent = (int) field.number("extent");
        default -> {}
      }
    }
    that(version == 1 || version == 2, "version is " + version);
    that(name != null, "a layer has no name");
    return new DecodedTile.Layer(
        String.valueOf(name),
        extent,
        features.stream().map(f -> feature(f, keys, values)).toList());
  }

  private static Object value(ByteBuffer bytes) {
    Object value = null;
    for (Field field : fields(bytes)) {
      Object one =
          switch (field.number) {
            case 1 -> field.text("string_value");
            case 2 -> real(field, FIXED_32);
            case 3 -> real(field, FIXED_64);
            case 4, 5 -> field.number("int_value");
            case 6 -> unZigZag(field.number("sint_value"));
            case 7 -> field.number("bool_value") != 0;
            default -> null;
          };
      that(value == null || one == null, "a value is two");
      value = one == null ? value : one;
    }
    if (value == null) {
      throw new Invalid("a value is none of the kinds there are");
    }
    return value;
  }

  private static Object real(Field field, int wire) {
    that(field.wire == wire, "a real number has wire type " + field.wire);
    if (wire == FIXED_32) {
      return (double) Float.intBitsToFloat((int) field.value);
    }
    return Double.longBitsToDouble(field.value);
  }

  private static DecodedTile.Feature feature(
      ByteBuffer bytes, List<String> keys, List<Object> values) {
    long id = 0;
    int type = -1;
    List<Integer> tags = List.of();
    List<Integer> geometry = null;
    for (Field field : fields(bytes)) {
      switch (field.number) {
        case 1 -> id = field.number("id");
        case 2 -> tags = packed(field.message());
        case 3 -> type = (int) field.number("type");
        case 4 -> {
          that(geometry == null, "a feature has two geometries");
          geometry = packed(field.message());
        }
        default -> {}
      }
    }
    that(type >= 0 && type <= 3, "type of geometry is " + type);
    if (geometry == null) {
      throw new Invalid("a feature has no geometry");
    }
    return new DecodedTile.Feature(
        id, tagged(tags, keys, values), type, new Commands(type, geometry).paths());
  }

  private static Map<String, Object> tagged(
      List<Integer> tags, List<String> keys, List<Object> values) {
    that(tags.size() % 2 == 0, "tags do not come in pairs");
    Map<String, Object> tagged = new LinkedHashMap<>();
    for (int i = 0; i < tags.size(); i += 2) {
      that(tags.get(i) < keys.size(), "there is no key " + tags.get(i));
      that(tags.get(i + 1) < values.size(), "there is no value " + tags.get(i + 1));
      that(
          tagged.put(keys.get(tags.get(i)), values.get(tags.get(i + 1))) == null,
          "key " + keys.get(tags.get(i)) + " is there twice");
    }
    return tagged;
  }

  private static List<Integer> packed(ByteBuffer bytes) {
    ByteBuffer rest = bytes.duplicate();
    List<Integer> values = new ArrayList<>();
    while (rest.hasRemaining()) {
      long value = varint(rest);
      that(value >= 0 && value <= 0xFFFF_FFFFL, "a value has more than 32 bits");
      values.add((int) value);
    }
    return values;
  }

  private static List<Field> fields(ByteBuffer bytes) {
    ByteBuffer rest = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (rest.hasRemaining()) {
      long key = varint(rest);
      int number = (int) (key >>> 3);
      int wire = (int) (key & 7);
      fields.add(field(number, wire, rest));
    }
    return fields;
  }

  private static Field field(int number, int wire, ByteBuffer rest) {
    ByteBuffer none = ByteBuffer.allocate(0);
    int need =
        switch (wire) {
          case FIXED_64 -> 8;
          case FIXED_32 -> 4;
          default -> 0;
        };
    that(rest.remaining() >= need, "a number is cut off");
    return switch (wire) {
      case VARINT -> new Field(number, wire, varint(rest), none);
      case FIXED_64 -> new Field(number, wire, rest.getLong(), none);
      case FIXED_32 -> new Field(number, wire, rest.getInt(), none);
      case BYTES -> {
        long length = varint(rest);
        that(length >= 0 && length <= rest.remaining(), "a message is cut off");
        ByteBuffer part = rest.slice(rest.position(), (int) length);
        rest.position(rest.position() + (int) length);
        yield new Field(number, wire, 0, part);
      }
      default -> throw new Invalid("wire type " + wire);
    };
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      that(bytes.hasRemaining(), "a varint is cut off");
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new Invalid("a varint has more than 64 bits");
  }

  private static long unZigZag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  static void that(boolean holds, @Nullable String otherwise) {
    if (!holds) {
      throw new Invalid(String.valueOf(otherwise));
    }
  }
}
