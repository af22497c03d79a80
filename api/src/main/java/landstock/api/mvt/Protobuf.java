package landstock.api.mvt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of Protocol Buffers that is being written. For one thread. */
final class Protobuf {
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_64 = 1;
  private static final int FIXED_32 = 5;

  private byte[] bytes;
  private int size;

  Protobuf(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  byte[] array() {
    return bytes;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void clear() {
    size = 0;
  }

  void varint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void zigZag(int value) {
    varint(((value << 1) ^ (value >> 31)) & 0xFFFF_FFFFL);
  }

  void number(int field, long value) {
    varint((long) field << 3);
    varint(value);
  }

  void fixed64(int field, long value) {
    varint((long) field << 3 | FIXED_64);
    little(value, 8);
  }

  void fixed32(int field, int value) {
    varint((long) field << 3 | FIXED_32);
    little(value, 4);
  }

  void text(int field, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    message(field, utf8, 0, utf8.length);
  }

  void message(int field, Protobuf message) {
    message(field, message.bytes, 0, message.size);
  }

  void message(int field, byte[] from, int offset, int length) {
    varint((long) field << 3 | LENGTH_DELIMITED);
    varint(length);
    room(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** Appends the bytes of another one as they are. */
  void raw(Protobuf other) {
    room(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
  }

  private void little(long value, int length) {
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) (value >>> (8 * i));
    }
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + (bytes.length >> 1)));
    }
  }
}
