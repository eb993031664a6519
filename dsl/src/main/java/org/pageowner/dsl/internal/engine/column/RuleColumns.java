package org.pageowner.dsl.internal.engine.column;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.EarlyPages;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.SlabPages;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * Columns of keys that several parts of a record determine together. The rules are those of
 * core.record, which {@link org.pageowner.core.record.PageRecord} uses too. Here the half of a rule
 * that depends on one part is evaluated once for each distinct value of that part, and only the
 * combination of the halves is evaluated for each row.
 */
final class RuleColumns {
  /** The rules over one part of a record. */
  private enum Rule {
    SLAB_BY_LINE,
    SLAB_BY_FLAG,
    EARLY_BY_STACK,
    GFP_BITS,
    PRINTED_ALLOCATORS,
    ALLOCATORS_BY_STACK
  }

  private RuleColumns() {}

  /** Returns the column of slab pages, by the rules of {@link SlabPages}. */
  static KeyColumn slab(KeyColumns columns) {
    KeyColumn byLine =
        codes(columns, KeySource.TRAILER, Rule.SLAB_BY_LINE, line -> bit(SlabPages.byLine(line)));
    KeyColumn byFlag =
        codes(columns, KeySource.FLAGS, Rule.SLAB_BY_FLAG, flags -> bit(SlabPages.byFlag(flags)));
    return flag(List.of(byLine, byFlag), (codes, slice, row) -> codes[0] > 0 ? 1 : codes[1]);
  }

  /** Returns the column of early pages, by the rules of {@link EarlyPages}. */
  static KeyColumn early(KeyColumns columns) {
    KeyColumn byStack =
        codes(
            columns,
            KeySource.STACK,
            Rule.EARLY_BY_STACK,
            stack ->
                switch (EarlyPages.byStack(stack)) {
                  case EARLY -> 1L;
                  case NOT_EARLY -> 0L;
                  case UNDECIDED -> null;
                });
    KeyColumn mask = codes(columns, KeySource.GFP, Rule.GFP_BITS, GfpMask::bits);
    return flag(
        List.of(byStack, mask, columns.of(KeyCatalogue.ORDER)),
        (codes, slice, row) ->
            codes[0] == RowSlice.ABSENT
                ? number(EarlyPages.byHead(codes[1], codes[2])) // absent is not 0
                : codes[0]);
  }

  /** Returns the column of free pages: their time of release is after that of their allocation. */
  static KeyColumn free(KeyColumns columns) {
    return flag(
        List.of(columns.of(KeyCatalogue.ALLOC_TS), columns.of(KeyCatalogue.FREE_TS)),
        (codes, slice, row) ->
            codes[0] == RowSlice.ABSENT || codes[1] == RowSlice.ABSENT
                ? RowSlice.ABSENT
                : number(codes[1] > codes[0]));
  }

  /** Returns the column of allocators, by {@link Allocators#join}. */
  static KeyColumn allocator(KeyColumns columns) {
    KeyColumn printed =
        codes(
            columns,
            KeySource.TRAILER,
            Rule.PRINTED_ALLOCATORS,
            trailer -> (long) Allocators.printedBits(trailer));
    KeyColumn byStack =
        codes(
            columns,
            KeySource.STACK,
            Rule.ALLOCATORS_BY_STACK,
            stack -> (long) Allocators.bitsByStack(stack));
    return new CombinedKeyColumn(
        List.of(byStack, columns.of(KeyCatalogue.SLAB), printed),
        (codes, slice, row) -> {
          int ofStack = codes[0] == RowSlice.ABSENT ? Allocators.NO_STACK : (int) codes[0];
          int words = (int) Math.max(0, codes[2]); // absent is negative
          int bits = Allocators.join(ofStack, codes[1] > 0, words);
          return bits == 0 ? RowSlice.ABSENT : bits;
        },
        code -> Allocators.of((int) code));
  }

  private static KeyColumn flag(List<KeyColumn> columns, CombinedKeyColumn.Rule rule) {
    return new CombinedKeyColumn(columns, rule, code -> code != 0);
  }

  /**
   * Returns the column of numbers that one part of a record determines.
   *
   * @param rule identifies the rule, as in {@link DictionaryKeyColumn#kept}
   */
  static <V> KeyColumn codes(
      KeyColumns columns, KeySource<V> source, Object rule, Function<V, @Nullable Long> number) {
    DictionaryKeyColumn<V> parts = columns.of(source);
    return new CodeKeyColumn<>(parts, parts.kept(rule, number), code -> code);
  }

  private static @Nullable Long bit(@Nullable Boolean flag) {
    return flag == null ? null : (Long) number(flag);
  }

  private static long number(boolean flag) {
    return flag ? 1 : 0;
  }
}
