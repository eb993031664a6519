package org.pageowner.core.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageowner.core.record.TextPart;

/** Removes parts from the stored text of an irregular record. */
final class KeptText {
  private static final Pattern PFN_LINES = Pattern.compile("(?md)^PFN.*(?:\\n|\\z)");
  private static final Pattern ALLOC_TS = Pattern.compile("(, ts )\\d+( ns)");

  private KeptText() {}

  static byte[] of(byte[] kept, Set<TextPart> without) {
    if (without.isEmpty()) {
      return kept.clone();
    }
    String text = new String(kept, ISO_8859_1);
    if (without.contains(TextPart.PFN_LINE)) {
      text = PFN_LINES.matcher(text).replaceAll("");
    }
    Matcher stamp = ALLOC_TS.matcher(text);
    if (without.contains(TextPart.ALLOC_TS) && stamp.find()) {
      text = stamp.replaceFirst("$1$2");
    }
    return text.getBytes(ISO_8859_1);
  }
}
