package org.pageowner.dsl.analysis;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.export.JsonText;

/** Writes a JSON object field by field. */
final class JsonObject {
  private final StringBuilder out;
  private char before = '{';

  JsonObject(StringBuilder out) {
    this.out = out;
  }

  JsonObject number(String name, @Nullable Long value) {
    JsonText.appendNumber(name(name), value);
    return this;
  }

  JsonObject number(String name, @Nullable Integer value) {
    return number(name, value == null ? null : (Long) value.longValue());
  }

  /** A fraction; {@code null} is null. */
  JsonObject fraction(String name, @Nullable Double value) {
    name(name).append(value);
    return this;
  }

  JsonObject text(String name, @Nullable String value) {
    JsonText.appendText(name(name), value);
    return this;
  }

  JsonObject texts(String name, Iterable<String> values) {
    JsonText.appendTexts(name(name), values);
    return this;
  }

  JsonObject flag(String name, @Nullable Boolean value) {
    name(name).append(value);
    return this;
  }

  JsonObject stack(String name, @Nullable StackTrace value) {
    JsonText.appendFrames(name(name), value);
    return this;
  }

  /** An array of objects, each with the fields that {@code fields} writes. */
  <T> JsonObject objects(String name, Iterable<T> values, BiConsumer<T, JsonObject> fields) {
    name(name).append('[');
    String gap = "";
    for (T value : values) {
      out.append(gap);
      JsonObject object = new JsonObject(out);
      fields.accept(value, object);
      object.end();
      gap = ",";
    }
    out.append(']');
    return this;
  }

  /** Ends the object, which has at least one field. */
  void end() {
    out.append('}');
  }

  private StringBuilder name(String name) {
    JsonText.appendText(out.append(before), name);
    before = ',';
    return out.append(':');
  }
}
