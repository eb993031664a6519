package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkCensusRows;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;

/** A key of a census: the form of its values in JSON, and what they may be. */
final class CensusKey {
  private static final List<String> STACKS = List.of(CensusKeys.STACKTRACE, CensusKeys.CALLPATH);

  private final String name;
  private final CensusKeys.Kind kind;
  private final byte[] quoted;

  private CensusKey(String name, CensusKeys.Kind kind) {
    this.name = name;
    this.kind = kind;
    this.quoted =
        JsonStrings.append(new StringBuilder(), name).append(':').toString().getBytes(UTF_8);
  }

  /** Returns the key with a name that {@link CensusKeys} knows. */
  static CensusKey of(String name) {
    CensusKeys.Kind kind = CensusKeys.kind(name);
    if (kind == null) {
      throw new IllegalArgumentException("no key of a census: " + name);
    }
    return new CensusKey(name, kind);
  }

  /** Passes the name as a field, with the colon after it, if it is next in this form. */
  boolean acceptName(JsonScanner scan) {
    return scan.acceptField(quoted);
  }

  /** Returns the name as a field, with the colon after it. */
  byte[] quoted() {
    return quoted;
  }

  /**
   * Returns the index of the key that is the stack of a row: the stack trace, else the call path,
   * else its first functions, as many as there are, else the caller alone; -1 if the census has
   * none of them.
   */
  static int stackKey(List<String> keys) {
    int longest = -1;
    for (String stack : STACKS) {
      if (keys.contains(stack)) {
        return keys.indexOf(stack);
      }
    }
    for (int key = 0; key < keys.size(); key++) {
      int functions = BulkCensusRows.pathFunctions(keys.get(key));
      if (functions > (longest < 0 ? 0 : BulkCensusRows.pathFunctions(keys.get(longest)))) {
        longest = key;
      }
    }
    return longest < 0 ? keys.indexOf(CensusKeys.CALLER) : longest;
  }

  /** Passes a value in the form in which it is written here; false if another form is next. */
  boolean acceptPlain(JsonScanner scan) throws JsonFault {
    if (scan.acceptPlain("null")) {
      return true;
    }
    return switch (kind) {
      case TEXT -> !isMask() && scan.acceptPlainText();
      case LIST -> scan.acceptPlainTexts();
      case FLAG -> scan.acceptPlain("true") || scan.acceptPlain("false");
      case NUMBER -> scan.isAtDigit() && scan.number() <= largest();
    };
  }

  private long largest() {
    return name.equals("order") ? PageRecord.MAX_ORDER : Long.MAX_VALUE;
  }

  private boolean isMask() {
    return name.equals("gfp") || name.equals("flags");
  }

  /**
   * Passes a value in any form and returns it in the form in which it is written here.
   *
   * @param start the position of the field, for faults
   */
  String json(JsonScanner scan, int start) throws JsonFault {
    StringBuilder json = new StringBuilder();
    String text = value(scan, start);
    if (text == null || kind == CensusKeys.Kind.TEXT) {
      return JsonStrings.append(json, text).toString();
    }
    if (kind != CensusKeys.Kind.LIST) {
      return text;
    }
    JsonStrings.appendList(json, CensusKeys.elements(text));
    return json.toString();
  }

  /** Passes a value in any form and returns it as a text; {@code null} if it is absent. */
  private @Nullable String value(JsonScanner scan, int start) throws JsonFault {
    if (scan.acceptNull()) {
      return null;
    }
    switch (kind) {
      case NUMBER -> {
        long number = scan.number();
        if (number > largest()) {
          throw new JsonFault(start, name + " is above " + largest());
        }
        return Long.toString(number);
      }
      case FLAG -> {
        return scan.flag();
      }
      case TEXT -> {
        String text = ByteText.canonical(scan.text());
        requireMask(text, start);
        return text;
      }
      default -> {
        List<String> elements = new ArrayList<>();
        for (String element : scan.texts()) {
          String text = ByteText.canonical(element);
          if (text.isBlank() || text.indexOf('\n') >= 0) {
            throw new JsonFault(start, "an empty element, or one with a line end, in " + name);
          }
          elements.add(text);
        }
        return String.join("\n", elements);
      }
    }
  }

  private void requireMask(String text, int start) throws JsonFault {
    try {
      if (name.equals("gfp")) {
        GfpMask unused = GfpMask.parse(text);
      } else if (name.equals("flags")) {
        PageFlags unused = PageFlags.parse(text);
      }
    } catch (IllegalArgumentException e) {
      throw new JsonFault(start, name + " is not as a kernel prints it");
    }
  }

  /** Returns the values of keys in a row. */
  static @Nullable String[] values(CensusTexts rows, int row, List<CensusKey> keys) {
    JsonScanner scan = new JsonScanner(rows.text(), rows.from(row), rows.to(row));
    @Nullable String[] values = new @Nullable String[keys.size()];
    try {
      for (int key = 0; key < values.length; key++) {
        if (key > 0) {
          scan.expect(',');
        }
        String unused = scan.field();
        values[key] = keys.get(key).value(scan, 0);
      }
    } catch (JsonFault e) {
      throw new IllegalStateException("JSON that was checked has a fault: " + e.reason(), e);
    }
    return values;
  }
}
