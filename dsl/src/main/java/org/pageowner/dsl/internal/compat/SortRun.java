package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Carried;
import org.pageowner.dsl.internal.engine.Groups;
import org.pageowner.dsl.internal.engine.IndexSort;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.PackedSort;
import org.pageowner.dsl.internal.engine.Pass;
import org.pageowner.dsl.internal.engine.RecordRefs;
import org.pageowner.dsl.internal.engine.RowTest;
import org.pageowner.dsl.internal.engine.Source;
import org.pageowner.dsl.internal.engine.Sums;
import org.pageowner.dsl.plan.Direction;
import org.pageowner.dsl.plan.KeyCatalogue;

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
  private final Groups groups;
  private final Sums sums;
  private final Pass pass;
  private final Map<CompatKey, Carried> carried = new EnumMap<>(CompatKey.class);
  private final @Nullable GroupTexts texts;
  private final int[] assigned = new int[Block.CAPACITY];

  private SortRun(SortCommand command, boolean copying) {
    this.command = command;
    this.lanes = new CompatLanes(command.version());
    this.pass = new Pass(lanes.engine(), filters(), copying);
    boolean byText = command.cull().isEmpty();
    boolean sortedByText =
        command.order().stream().anyMatch(order -> order.key() == CompatKey.TEXT);
    this.texts =
        byText || sortedByText
            ? new GroupTexts(lanes.engine(), pass.refs(), command.keepsTimeStamps())
            : null;
    this.groups = new Groups(byText ? textLanes() : cullLanes());
    this.sums = new Sums(lanes.engine());
    for (CompatKey key : CompatKey.values()) {
      if (isCarried(key)) {
        carried.put(key, new Carried(lanes.of(key)));
      }
    }
  }

  /** Reads the source and writes what the tool would; tells what was read. */
  public static ReadReport run(SortCommand command, Source source, OutputStream out)
      throws IOException {
    SortRun run = new SortRun(command, source.isStreamed());
    ReadReport report = source.read(batch -> run.pass.read(batch, run::keep));
    run.write(out);
    return report;
  }

  private boolean isCarried(CompatKey key) {
    boolean sorted = command.order().stream().anyMatch(order -> order.key() == key);
    boolean shown = !command.cull().isEmpty() && command.shows(key);
    boolean isCount = key == CompatKey.TEXT || key == CompatKey.TIMES || key == CompatKey.PAGES;
    return !isCount
        && (sorted
            || shown
            || command.cull().contains(key)
            || (command.cull().isEmpty() && key == CompatKey.ALLOCATOR));
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

  private List<Lane> textLanes() {
    List<Lane> pieces = new ArrayList<>();
    pieces.add(lanes.engine().stack());
    pieces.add(lanes.engine().trailer());
    pieces.add(lanes.engine().of(KeyCatalogue.PID));
    pieces.add(lanes.engine().of(KeyCatalogue.TGID));
    pieces.add(lanes.engine().of(KeyCatalogue.NAME));
    pieces.add(lanes.engine().gfp());
    pieces.add(lanes.engine().of(KeyCatalogue.ORDER));
    pieces.add(lanes.engine().of(KeyCatalogue.FREE_TS));
    if (command.keepsTimeStamps()) {
      pieces.add(lanes.engine().of(KeyCatalogue.ALLOC_TS));
    }
    pieces.add(new IrregularTextLane(lanes.engine(), command.keepsTimeStamps()));
    return pieces;
  }

  private void keep(Block block, int[] rows, int count) {
    groups.assign(block, rows, count, assigned);
    RecordRefs refs = pass.refs();
    for (int i = 0; i < count && refs.size() < groups.size(); i++) {
      if (assigned[i] == refs.size()) {
        refs.add(block.from() + rows[i]);
        for (Carried column : carried.values()) {
          column.add(block, rows[i]);
        }
        if (texts != null) {
          for (Carried column : texts.columns()) {
            column.add(block, rows[i]);
          }
        }
      }
    }
    sums.add(block, rows, count, assigned, groups.size());
  }

  private void write(OutputStream out) throws IOException {
    new Printing(order(), () -> new GroupWriter(command, carried, sums, texts, lanes)).run(out);
  }

  private int[] order() {
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
    int size = groups.size();
    boolean byText = terms.stream().anyMatch(term -> term.key() == CompatKey.TEXT);
    GroupTexts.Order text = byText && texts != null ? texts.order(size) : null;
    List<long[]> pieces = text == null ? List.of() : text.pieces();
    return pieces == null
        ? IndexSort.sorted(size, compared(terms, Objects.requireNonNull(text)))
        : PackedSort.sorted(size, columns(terms, pieces));
  }

  private record Term(CompatKey key, Direction direction) {}

  private List<PackedSort.Column> columns(List<Term> terms, List<long[]> text) {
    List<PackedSort.Column> columns = new ArrayList<>();
    for (Term term : terms) {
      for (long[] numbers : term.key() == CompatKey.TEXT ? text : List.of(numbers(term.key()))) {
        columns.add(
            term.direction() == Direction.ASCENDING
                ? PackedSort.Column.ascending(numbers)
                : PackedSort.Column.descending(numbers));
      }
    }
    return columns;
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

  private static IndexSort.RowOrder ascending(long[] numbers) {
    return (a, b) -> Long.compare(numbers[a], numbers[b]);
  }

  /** What the groups compare by for a key that is not the text. */
  private long[] numbers(CompatKey key) {
    long[] numbers = new long[groups.size()];
    Carried column = carried.get(key);
    Lane.Sorting sorting = column == null ? code -> code : column.lane().sorting();
    for (int group = 0; group < numbers.length; group++) {
      numbers[group] =
          column != null
              ? sorting.of(column.get(group))
              : key == CompatKey.TIMES ? sums.times(group) : sums.pages(group);
    }
    return numbers;
  }
}
