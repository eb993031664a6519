package org.pageowner.core.internal.text.prefix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.prefix.PrefixedLine.Fit;

/**
 * Splits lines into prefix and words.
 *
 * <p>Learning by example: lines with unmistakable words ({@link Anchors}) reveal their prefixes,
 * each of which is generalised to a {@link PrefixTemplate}; lines without such words are then
 * matched with the templates. Templates are added before and while lines are split, so there is no
 * list of known loggers, and a log that changes its format is followed.
 *
 * <p>If several templates match a line, the longest match wins: quote marks alone also match a line
 * of a quoted log.
 */
public final class Prefixes {
  /**
   * Maximum number of templates; the one not learnt for longest is dropped first. A file of many
   * logs has a few.
   */
  private static final int MAX_TEMPLATES = 24;

  /** Maximum number of characters in which the prefix of a line is searched. */
  private static final int MAX_SEARCHED = 1024;

  private static final String QUOTES = "> \t|#*/%;:!";

  /** A module that a mailer separated from its frame: it looks like a prefix in brackets. */
  private static final Pattern MODULE = Pattern.compile("\\[[a-z][\\w-]{0,63}\\]\\s*");

  private final Collection<Anchors> anchors;
  private final List<PrefixTemplate> templates = new ArrayList<>();
  private boolean anyLogger;
  private boolean frozen;

  public Prefixes(Collection<Anchors> anchors) {
    this.anchors = List.copyOf(anchors);
  }

  /** Stops learning; returns this. */
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

  /** Returns whether no unmistakable line has been seen. */
  boolean isEmpty() {
    return templates.isEmpty();
  }

  /** Splits a line, and learns its prefix if its words are unmistakable. */
  public PrefixedLine split(String line) {
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
    String start = line.length() > MAX_SEARCHED ? line.substring(0, MAX_SEARCHED) : line;
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

  /** Returns the position of the unmistakable words of a line, or -1. */
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
   * Returns the length of the quote marks that start the line; indentation alone belongs to its
   * words. Marks end in a blank or in {@code >}; others, as in {@code ./include} or {@code
   * |__GFP_ZERO}, belong to the words.
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
