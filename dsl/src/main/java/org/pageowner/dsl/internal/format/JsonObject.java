package org.pageowner.dsl.internal.format;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Column;

/** Writes a JSON object field by field. */
public final class JsonObject {
  private final StringBuilder out;
  private char before = '{';

  /** Starts an object at the end of {@code out}. */
  public JsonObject(StringBuilder out) {
    this.out = out;
  }

  /** Appends a number; {@code null} is null. */
  public JsonObject number(String name, @Nullable Long value) {
    JsonText.appendNumber(name(name), value);
    return this;
  }

  /** Appends a number; {@code null} is null. */
  public JsonObject number(String name, @Nullable Integer value) {
    return number(name, value == null ? null : (Long) value.longValue());
  }

  /** Appends a fraction; {@code null} is null. */
  public JsonObject fraction(String name, @Nullable Double value) {
    name(name).append(value);
    return this;
  }

  /** Appends a string. */
  public JsonObject text(String name, @Nullable String value) {
    JsonText.appendText(name(name), value);
    return this;
  }

  /** Appends an array of strings. */
  public JsonObject texts(String name, Iterable<String> values) {
    JsonText.appendTexts(name(name), values);
    return this;
  }

  /** Appends true, false or null. */
  public JsonObject flag(String name, @Nullable Boolean value) {
    name(name).append(value);
    return this;
  }

  /** Appends an array of frames as printed. */
  public JsonObject stack(String name, @Nullable StackTrace value) {
    JsonText.appendFrames(name(name), value);
    return this;
  }

  /** Appends an array of numbers. */
  public JsonObject numbers(String name, Iterable<Long> values) {
    name(name).append('[');
    String gap = "";
    for (Long value : values) {
      out.append(gap).append(value.longValue());
      gap = ",";
    }
    out.append(']');
    return this;
  }

  /** Appends a value of a key or a measure as {@link JsonFields} has it, named as the key is. */
  public JsonObject value(Column<?> column, @Nullable Object value) {
    JsonFields.append(out.append(before), column, value);
    before = ',';
    return this;
  }

  /** Appends an array of objects, each with the fields that {@code fields} writes. */
  public <T> JsonObject objects(String name, Iterable<T> values, BiConsumer<T, JsonObject> fields) {
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
  public void end() {
    out.append('}');
  }

  private StringBuilder name(String name) {
    JsonText.appendText(out.append(before), name);
    before = ',';
    return out.append(':');
  }
}
