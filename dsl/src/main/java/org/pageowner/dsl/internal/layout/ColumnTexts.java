package org.pageowner.dsl.internal.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;

/**
 * The texts of a column's cells, shortened to the column's width so that different values have
 * different texts.
 *
 * <p>Cells are added first, then the width is set, then their texts are read. Values that may have
 * to be shortened are stored once each: there are few different ones in a column.
 */
final class ColumnTexts {
  private final Grid.Column column;
  private final Map<StackTrace, String> stacks = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private int longestFixed;

  ColumnTexts(Grid.Column column) {
    this.column = column;
  }

  /** Adds a cell. Numbers are never shortened, so only the longest one counts. */
  void add(@Nullable Object cell) {
    StackTrace stack = stack(cell);
    if (stack != null) {
      stacks.putIfAbsent(stack, "");
    } else {
      String text = column.text(cell);
      longestFixed =
          column.isNumber() ? Math.max(longestFixed, CellText.width(text)) : longestFixed;
      if (!column.isNumber()) {
        texts.putIfAbsent(text, text);
      }
    }
  }

  /**
   * Shortens the texts of all cells to at most {@code width} characters, and returns the length of
   * the longest.
   */
  int shorten(int width) {
    stacks.putAll(ShortStacks.of(stacks.keySet(), width));
    texts.putAll(ShortTexts.of(texts.keySet(), width));
    return Stream.concat(stacks.values().stream(), texts.values().stream())
        .mapToInt(CellText::width)
        .reduce(longestFixed, Math::max);
  }

  /** Returns the text of a cell that was added. */
  String text(@Nullable Object cell) {
    StackTrace stack = stack(cell);
    if (stack != null) {
      return stacks.getOrDefault(stack, "");
    }
    String text = column.text(cell);
    return texts.getOrDefault(text, text);
  }

  private @Nullable StackTrace stack(@Nullable Object cell) {
    return column.isStack() ? CellText.stack(cell) : null;
  }
}
