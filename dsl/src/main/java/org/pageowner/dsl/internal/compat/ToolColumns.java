package org.pageowner.dsl.internal.compat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageowner.core.record.Allocators;
import org.pageowner.dsl.internal.engine.column.CombinedKeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.KeyCatalogue;

/** The keys of the tool, as columns over those of the engine. */
final class ToolColumns {
  private final ToolVersion version;
  private final KeyColumns columns = new KeyColumns();
  private final StackTextColumn stackText = new StackTextColumn(columns);
  private final ModuleColumn module = new ModuleColumn(columns.of(KeyCatalogue.NAME), stackText);
  private final Map<ToolKey, KeyColumn> made = new HashMap<>();

  ToolColumns(ToolVersion version) {
    this.version = version;
  }

  /** Returns the columns of the engine. */
  KeyColumns engine() {
    return columns;
  }

  /** Returns the column of stack and trailer. */
  StackTextColumn stackText() {
    return stackText;
  }

  /** Returns the column of a key that is neither a count nor the whole text. */
  KeyColumn of(ToolKey key) {
    return made.computeIfAbsent(key, this::make);
  }

  private KeyColumn make(ToolKey key) {
    return switch (key) {
      case STACKTRACE -> stackText;
      case PID -> orElse(columns.of(KeyCatalogue.PID), -1);
      case TGID -> orElse(columns.of(KeyCatalogue.TGID), -1);
      case NAME -> new NameColumn(columns.of(KeyCatalogue.NAME));
      case MODULE -> module;
      // The tool stores -1 for an absent time stamp as an unsigned number, the largest.
      case ALLOC_TS -> orElse(columns.of(KeyCatalogue.ALLOC_TS), Long.MAX_VALUE);
      case FREE_TS -> orElse(columns.of(KeyCatalogue.FREE_TS), Long.MAX_VALUE);
      case FREE -> free();
      case ALLOCATOR -> allocator();
      case TEXT, TIMES, PAGES -> throw new IllegalArgumentException(key + " is not a column");
    };
  }

  /** Returns a column of numbers with {@code absent} in place of absent ones. */
  private static KeyColumn orElse(KeyColumn column, long absent) {
    return numbers(
        List.of(column), (codes, slice, row) -> codes[0] == RowSlice.ABSENT ? absent : codes[0]);
  }

  private static KeyColumn numbers(List<KeyColumn> columns, CombinedKeyColumn.Rule rule) {
    return new CombinedKeyColumn(columns, rule, code -> code);
  }

  /** Returns the column of free pages. In 6.1 these are all pages that have been freed before. */
  private KeyColumn free() {
    List<KeyColumn> stamps =
        List.of(columns.of(KeyCatalogue.ALLOC_TS), columns.of(KeyCatalogue.FREE_TS));
    return version == ToolVersion.V6_1
        ? numbers(stamps, (codes, slice, row) -> codes[1] == 0 ? 0 : 1)
        : numbers(stamps, (codes, slice, row) -> codes[1] > codes[0] ? 1 : 0);
  }

  /**
   * Returns the column of pages that were freed after their allocation, which {@code -f} drops in
   * every version.
   */
  KeyColumn released() {
    return numbers(
        List.of(columns.of(KeyCatalogue.ALLOC_TS), columns.of(KeyCatalogue.FREE_TS)),
        (codes, slice, row) -> codes[1] > 0 && codes[1] > codes[0] ? 1 : 0);
  }

  private KeyColumn allocator() {
    KeyColumn vmallocBits = new VmallocColumn(columns);
    KeyColumn typeBits =
        new BitsColumn(
            columns.of(KeyCatalogue.PAGEBLOCK_TYPE), type -> ToolRules.pfnLineBits((String) type));
    KeyColumn flagBits =
        new BitsColumn(
            columns.of(KeyCatalogue.FLAGS), flags -> ToolRules.pfnLineBits(flags.toString()));
    return numbers(
        List.of(vmallocBits, typeBits, flagBits),
        (codes, slice, row) -> {
          int bits = (int) (codes[0] | codes[1] | codes[2]);
          int at = slice.from() + row;
          if (slice.batch().isIrregular(at)) {
            bits |= ToolRules.pfnLineBits(ToolRules.pfnLine(slice.batch().text(at)));
          }
          return bits == 0 ? Allocators.OTHERS : bits;
        });
  }
}
