package org.pageowner.core.record;

import java.util.ArrayList;
import java.util.List;

/** {@code 0xHEX(item|item)}: the form that gfp masks and page flags share. */
record MaskText(String text, long bits, List<String> items) {
  static MaskText parse(String text) {
    if (!text.startsWith("0x")) {
      throw new IllegalArgumentException("a mask starts with 0x: " + text);
    }
    int open = text.indexOf('(');
    String hex = text.substring(2, open < 0 ? text.length() : open);
    long bits = hex.isEmpty() ? 0 : Long.parseUnsignedLong(hex, 16);
    return new MaskText(text, bits, open < 0 ? List.of() : items(text, open + 1));
  }

  /** Whether there is a list of items, possibly an empty one. */
  boolean isList() {
    return text.indexOf('(') >= 0;
  }

  private static List<String> items(String text, int from) {
    int end = text.endsWith(")") ? text.length() - 1 : text.length();
    List<String> items = new ArrayList<>();
    for (int start = from; start < end; ) {
      int bar = text.indexOf('|', start);
      int stop = bar < 0 || bar > end ? end : bar;
      items.add(text.substring(start, stop));
      start = stop + 1;
    }
    return List.copyOf(items);
  }
}
