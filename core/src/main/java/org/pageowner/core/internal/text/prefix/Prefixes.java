package org.pageowner.core.internal.text.prefix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.prefix.PrefixedLine.Fit;

/**
 * Parts lines into prefix and words. Prefixes are learnt from lines that cannot be mistaken (see
 * {@link Anchors}), before and while lines are parted; there is no list of known loggers.
 *
 * <p>Where several shapes match a line, the longest wins: quote marks alone also match a line of a
 * quoted log.
 */
public final class Prefixes {
  /** Maximum number of shapes; the oldest is forgotten first. A file of many logs has a few. */
  private static final int MAX_TEMPLATES = 24;

  /** Of a longer line, only the start can be a prefix. */
  private static final int MAX_LOOKED_AT = 1024;

  private static final String QUOTES = "> \t|#*/%;:!";

  /** A module that a mailer broke off its frame: it looks like a prefix in brackets. */
  private static final Pattern MODULE = Pattern.compile("\\[[a-z][\\w-]{0,63}\\]\\s*");

  private final Collection<Anchors> anchors;
  private final List<PrefixTemplate> templates = new ArrayList<>();
  private boolean anyLogger;
  private boolean frozen;

  public Prefixes(Collection<Anchors> anchors) {
    this.anchors = List.copyOf(anchors);
  }

  /** Learns no more from here on; returns this. */
  public Prefixes frozen() {
    frozen = true;
    return this;
  }

  /** Returns whether all prefixes seen so far are empty. */
  public boolean arePlain() {
    for (PrefixTemplate template : templates) {
      if (template.weight() > 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether no line that cannot be mistaken has been seen. */
  boolean isEmpty() {
    return templates.isEmpty();
  }

  /** Parts a line, and learns its prefix if the line cannot be mistaken. */
  public PrefixedLine part(String line) {
    int anchor = anchor(line);
    if (anchor >= 0) {
      String prefix = line.substring(0, anchor);
      boolean logged = prefix.stripTrailing().length() > PrefixTemplate.quoteLength(prefix);
      if (!frozen && PrefixTemplate.isLearnable(prefix)) {
        learn(PrefixTemplate.of(prefix));
      }
      return new PrefixedLine(
          line.substring(anchor), Printer.of(prefix), Fit.ANCHORED, logged && anyLogger);
    }
    String start = line.length() > MAX_LOOKED_AT ? line.substring(0, MAX_LOOKED_AT) : line;
    if (anyLogger && MODULE.matcher(start.substring(PrefixTemplate.quoteLength(start))).matches()) {
      return foreign(line, start);
    }
    PrefixedLine exact = matched(line, start, false);
    if (exact != null && (exact.logged() || !anyLogger)) {
      return exact;
    }
    PrefixedLine loose = anyLogger ? matched(line, start, true) : null;
    if (loose != null) {
      return loose;
    }
    if (exact != null) {
      return exact;
    }
    return foreign(line, start);
  }

  private static PrefixedLine foreign(String line, String start) {
    return new PrefixedLine(line.substring(quote(start)), Printer.UNKNOWN, Fit.FOREIGN, false);
  }

  /** Returns where the words of a line start that cannot be mistaken, or -1. */
  public int anchor(String line) {
    int first = -1;
    for (Anchors kind : anchors) {
      int at = kind.find(line);
      if (at >= 0 && (first < 0 || at < first)) {
        first = at;
      }
    }
    return first;
  }

  private void learn(PrefixTemplate template) {
    if (templates.remove(template)) {
      templates.add(template);
      return;
    }
    if (templates.size() == MAX_TEMPLATES) {
      templates.remove(0);
    }
    templates.add(template);
    anyLogger |= template.hasLogger();
  }

  private @Nullable PrefixedLine matched(String line, String start, boolean loose) {
    PrefixTemplate best = null;
    int end = -1;
    for (PrefixTemplate template : templates) {
      int at = loose ? template.looseEnd(start) : template.end(start);
      if (at >= 0 && (at > end || (at == end && best != null && template.hasLogger()))) {
        best = template;
        end = at;
      }
    }
    if (best == null) {
      return null;
    }
    String printer = best.hasLogger() ? Printer.of(line.substring(0, end)) : Printer.UNKNOWN;
    return new PrefixedLine(line.substring(end), printer, Fit.MATCHED, best.hasLogger());
  }

  /**
   * Quote marks that begin the line; indentation alone is a part of its words. Marks end in a blank
   * or in {@code >}; others, as in {@code ./include} or {@code |__GFP_ZERO}, are a part of words.
   */
  private static int quote(String line) {
    int length = 0;
    while (length < line.length() && QUOTES.indexOf(line.charAt(length)) >= 0) {
      length++;
    }
    String marks = line.substring(0, length);
    if (length < line.length()) {
      while (!marks.isEmpty() && " \t>".indexOf(marks.charAt(marks.length() - 1)) < 0) {
        marks = marks.substring(0, marks.length() - 1);
      }
    }
    return marks.isBlank() ? 0 : marks.stripTrailing().length();
  }
}
