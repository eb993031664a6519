package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Carried;
import org.pageowner.dsl.internal.engine.Groups;
import org.pageowner.dsl.internal.engine.IndexSort;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.PackedSort;
import org.pageowner.dsl.internal.engine.Pass;
import org.pageowner.dsl.internal.engine.RowSink;
import org.pageowner.dsl.internal.engine.RowTest;
import org.pageowner.dsl.internal.engine.Source;
import org.pageowner.dsl.internal.engine.Sums;
import org.pageowner.dsl.internal.engine.WideGroups;
import org.pageowner.dsl.plan.Direction;

/**
 * Groups and sorts as the tool does.
 *
 * <p>The tool sorts all records by what it groups by, merges neighbours, and sorts the groups
 * again, both stably. Groups differ in what they are grouped by, so that is one order: first the
 * sort keys, then what is grouped by; and a group is its first record in file order.
 */
public final class SortRun {
  private final SortCommand command;
  private final CompatLanes lanes;
  private final Sums sums;
  private final Pass pass;
  private final Map<CompatKey, Carried> carried = new EnumMap<>(CompatKey.class);
  private final Carried[] columns;

  /** What is known of the texts of the groups, if these are grouped or sorted by text. */
  private final @Nullable TextRows texts;

  private final Grouping grouping;

  private SortRun(SortCommand command, boolean copying) {
    this.command = command;
    this.lanes = new CompatLanes(command.version());
    this.pass = new Pass(lanes.engine(), filters(), copying);
    this.sums = new Sums(lanes.engine());
    for (CompatKey key : CompatKey.values()) {
      if (isCarried(key)) {
        carried.put(key, new Carried(lanes.of(key)));
      }
    }
    this.columns = carried.values().toArray(new Carried[0]);
    boolean byText = command.cull().isEmpty();
    this.texts =
        byText || isSortedBy(CompatKey.TEXT)
            ? new TextRows(lanes.engine(), pass.refs(), command.keepsTimeStamps())
            : null;
    this.grouping = byText ? new ByText(Objects.requireNonNull(texts)) : new ByKeys();
  }

  /** Reads the source and writes what the tool would; tells what was read. */
  public static ReadReport run(SortCommand command, Source source, OutputStream out)
      throws IOException {
    SortRun run = new SortRun(command, source.isStreamed());
    ReadReport report = source.read(batch -> run.pass.read(batch, run.grouping));
    run.write(out);
    return report;
  }

  private boolean isCarried(CompatKey key) {
    boolean shown = !command.cull().isEmpty() && command.shows(key);
    boolean isCount = key == CompatKey.TEXT || key == CompatKey.TIMES || key == CompatKey.PAGES;
    return !isCount && (isSortedBy(key) || shown || command.cull().contains(key));
  }

  private boolean isSortedBy(CompatKey key) {
    return command.order().stream().anyMatch(order -> order.key() == key);
  }

  private List<RowTest> filters() {
    List<RowTest> tests = new ArrayList<>();
    List<Long> pids = command.pids();
    if (pids != null) {
      tests.add(numbers(CompatKey.PID, Set.copyOf(pids)));
    }
    List<Long> tgids = command.tgids();
    if (tgids != null) {
      tests.add(numbers(CompatKey.TGID, Set.copyOf(tgids)));
    }
    List<String> names = command.names();
    if (names != null) {
      tests.add(values(CompatKey.NAME, Set.copyOf(names)));
    }
    List<String> modules = command.modules();
    if (modules != null) {
      tests.add(values(CompatKey.MODULE, Set.copyOf(modules)));
    }
    if (command.unreleasedOnly()) {
      Lane released = lanes.released();
      tests.add(
          (block, passed) -> {
            long[] codes = released.codes(block);
            for (int row = 0; row < block.count(); row++) {
              passed[row] = codes[row] == 0;
            }
          });
    }
    return tests;
  }

  private RowTest numbers(CompatKey key, Set<Long> wanted) {
    Lane lane = lanes.of(key);
    return (block, passed) -> {
      long[] codes = lane.codes(block);
      for (int row = 0; row < block.count(); row++) {
        passed[row] = wanted.contains(codes[row]);
      }
    };
  }

  private RowTest values(CompatKey key, Set<String> wanted) {
    Lane lane = lanes.of(key);
    return (block, passed) -> {
      long[] codes = lane.codes(block);
      for (int row = 0; row < block.count(); row++) {
        Object value = lane.value(codes[row]);
        passed[row] = value != null && wanted.contains(value);
      }
    };
  }

  private List<Lane> cullLanes() {
    List<Lane> keys = new ArrayList<>();
    for (CompatKey key : CompatKey.values()) {
      if (command.cull().contains(key)) {
        keys.add(lanes.of(key));
      }
    }
    return keys;
  }

  /** Groups records, and keeps what is to be known of each group's first one. */
  private interface Grouping extends RowSink {
    int size();
  }

  private final class ByText implements Grouping {
    private final TextRows rows;
    private final WideGroups groups;
    private final Lane allocators = lanes.of(CompatKey.ALLOCATOR);

    ByText(TextRows rows) {
      this.rows = rows;
      this.groups = new WideGroups(rows.codes());
    }

    @Override
    public void keep(Block block, int[] selected, int count) {
      int known = groups.size();
      groups.assign(block, selected, count);
      groups.forEachFrom(
          known,
          (group, first) -> {
            int row = selected[first];
            rows.describe(group, block, row, (int) allocators.codes(block)[row]);
            carry(block, row);
          });
      sums.add(block, selected, groups);
    }

    @Override
    public int size() {
      return groups.size();
    }
  }

  private final class ByKeys implements Grouping {
    private final Groups groups = new Groups(cullLanes());
    private final int[] assigned = new int[Block.CAPACITY];
    private int known;

    @Override
    public void keep(Block block, int[] selected, int count) {
      groups.assign(block, selected, count, assigned);
      for (int i = 0; i < count && known < groups.size(); i++) {
        if (assigned[i] == known) {
          if (texts != null) {
            texts.codes().read(block, new int[] {selected[i]}, 1);
            texts.describe(texts.codes().add(0), block, selected[i], 0);
          }
          carry(block, selected[i]);
          known++;
        }
      }
      sums.add(block, selected, count, assigned, groups.size());
    }

    @Override
    public int size() {
      return groups.size();
    }
  }

  private void carry(Block block, int row) {
    for (Carried column : columns) {
      column.add(block, row);
    }
  }

  private void write(OutputStream out) throws IOException {
    TextWriter writer = texts == null ? null : new TextWriter(texts, lanes.engine());
    TextOrder order =
        texts == null || writer == null ? null : new TextOrder(texts, lanes.engine(), writer);
    new Printing(order(order), new GroupWriter(command, carried, sums, texts, writer, lanes))
        .run(out);
  }

  private int[] order(@Nullable TextOrder text) {
    List<Term> terms = terms();
    return text == null || text.isTold()
        ? PackedSort.sorted(
            grouping.size(), packed(terms, text == null ? List.of() : text.pieces()))
        : IndexSort.sorted(grouping.size(), compared(terms, text));
  }

  private record Term(CompatKey key, Direction direction) {}

  /** What to sort by: the sort keys, then what is grouped by. */
  private List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    for (SortCommand.Order order : command.order()) {
      terms.add(new Term(order.key(), order.direction()));
    }
    if (command.cull().isEmpty()) {
      terms.add(new Term(CompatKey.TEXT, Direction.ASCENDING));
    }
    for (CompatKey key : CompatKey.values()) {
      if (command.cull().contains(key)) {
        terms.add(new Term(key, Direction.ASCENDING));
      }
    }
    return terms;
  }

  private List<PackedSort.Column> packed(List<Term> terms, List<IntToLongFunction> text) {
    List<PackedSort.Column> packed = new ArrayList<>();
    for (Term term : terms) {
      for (IntToLongFunction numbers :
          term.key() == CompatKey.TEXT ? text : List.of(numbers(term.key()))) {
        packed.add(
            term.direction() == Direction.ASCENDING
                ? PackedSort.Column.ascending(numbers)
                : PackedSort.Column.descending(numbers));
      }
    }
    return packed;
  }

  /** Where texts don't compare piece by piece. */
  private IndexSort.RowOrder compared(List<Term> terms, IndexSort.RowOrder text) {
    List<IndexSort.RowOrder> orders = new ArrayList<>();
    for (Term term : terms) {
      IndexSort.RowOrder ascending =
          term.key() == CompatKey.TEXT ? text : ascending(numbers(term.key()));
      orders.add(
          term.direction() == Direction.ASCENDING ? ascending : (a, b) -> ascending.compare(b, a));
    }
    return IndexSort.inTurn(orders);
  }

  private static IndexSort.RowOrder ascending(IntToLongFunction numbers) {
    return (a, b) -> Long.compare(numbers.applyAsLong(a), numbers.applyAsLong(b));
  }

  /** What the groups compare by for a key that is not the text. */
  private IntToLongFunction numbers(CompatKey key) {
    Carried column = carried.get(key);
    if (column != null) {
      Lane.Sorting sorting = column.lane().sorting();
      return group -> sorting.of(column.get(group));
    }
    return key == CompatKey.TIMES ? sums::times : sums::pages;
  }
}
