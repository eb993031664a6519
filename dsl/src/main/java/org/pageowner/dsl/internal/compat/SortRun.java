package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.engine.Carried;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.Pass;
import org.pageowner.dsl.internal.engine.Source;

/** Groups and sorts as the tool does. */
public final class SortRun {
  private final SortCommand command;
  private final CompatLanes lanes;
  private final Pass pass;
  private final Map<CompatKey, Carried> carried = new EnumMap<>(CompatKey.class);

  /** The texts of the groups' first records, if these are grouped or sorted by text. */
  private final @Nullable TextRows texts;

  private final Grouping groups;

  private SortRun(SortCommand command, boolean copying) {
    this.command = command;
    this.lanes = new CompatLanes(command.version());
    this.pass = new Pass(lanes.engine(), SortFilters.of(command, lanes), copying);
    for (CompatKey key : CompatKey.values()) {
      if (isCarried(key)) {
        carried.put(key, new Carried(lanes.of(key)));
      }
    }
    boolean byText = command.cull().isEmpty();
    this.texts =
        byText || isSortedBy(CompatKey.TEXT)
            ? new TextRows(lanes.engine(), pass.refs(), command.keepsTimeStamps())
            : null;
    this.groups =
        byText
            ? new TextGrouping(lanes, Objects.requireNonNull(texts), carried.values())
            : new KeyGrouping(lanes, cullLanes(), texts, carried.values());
  }

  /** Reads the source and writes what the tool would; tells what was read. */
  public static ReadReport run(SortCommand command, Source source, OutputStream out)
      throws IOException {
    SortRun run = new SortRun(command, source.isStreamed());
    ReadReport report = source.read(batch -> run.pass.read(batch, run.groups));
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

  private List<Lane> cullLanes() {
    List<Lane> keys = new ArrayList<>();
    for (CompatKey key : CompatKey.values()) {
      if (command.cull().contains(key)) {
        keys.add(lanes.of(key));
      }
    }
    return keys;
  }

  private void write(OutputStream out) throws IOException {
    GroupOrder order = new GroupOrder(command, groups, carried);
    if (texts == null) {
      new Printing(order.sorted(null), culledWriter()).run(out);
    } else {
      TextWriter writer = new TextWriter(texts, lanes.engine());
      int[] sorted = order.sorted(new TextOrder(texts, lanes.engine(), writer));
      boolean byText = command.cull().isEmpty();
      new Printing(sorted, byText ? new TextGroupWriter(texts, writer) : culledWriter()).run(out);
    }
  }

  private GroupWriter culledWriter() {
    return new CulledGroupWriter(command, carried, groups, lanes.tail());
  }
}
