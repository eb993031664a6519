package org.pageowner.dsl.analysis.tree;

import com.google.common.math.LongMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.format.LineBuffer;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Table;

/**
 * The stacks of a query or a growth as folded stacks, which flamegraph.pl, inferno, speedscope and
 * other tools read: see {@link Format#FOLDED}.
 *
 * <pre>{@code
 * FoldedStacks.of(Query.from(dump)).by(BYTES).writeTo(out, Format.FOLDED);
 * }</pre>
 *
 * <p>Immutable: each verb gives new stacks. Safe to share between threads.
 */
public final class FoldedStacks implements Answer {
  private static final Set<Format> FORMATS = Set.of(Format.FOLDED);

  private final NodeTable nodes;
  private final TreeOrigin origin;
  private final Measure<?> measure;

  private FoldedStacks(NodeTable nodes, TreeOrigin origin, Measure<?> measure) {
    this.nodes = nodes;
    this.origin = origin;
    this.measure = measure;
  }

  /**
   * Runs a query and folds its rows, by pages. It groups by stack trace, in addition to the keys of
   * its own plan: see {@link CallTree#byStack}.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   * @throws MalformedDumpException as {@link Query#run} does
   */
  public static FoldedStacks of(Query query) {
    return of(query.with(CallTree.byStack(query.plan())).run());
  }

  /**
   * Folds the rows of a table, by pages; those that its limit left out are not among them.
   *
   * @throws IllegalArgumentException if the table is culled, and not by stack trace
   */
  public static FoldedStacks of(Table table) {
    return of(StackRows.of(table));
  }

  /**
   * Folds the rows of a growth, by pages in its first and its last dump. It groups by stack trace,
   * in addition to other keys.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   * @throws MalformedDumpException as {@link Query#run} does
   */
  public static FoldedStacks of(Growth growth) {
    return of(StackRows.of(growth));
  }

  private static FoldedStacks of(StackRows rows) {
    return new FoldedStacks(TreeBuilder.byFunction(rows), rows.origin(), Measure.PAGES);
  }

  /**
   * Returns the same stacks with another number.
   *
   * @param measure {@code PAGES}, {@code TIMES} or {@code BYTES}
   * @throws IllegalArgumentException if it is another measure
   */
  public FoldedStacks by(Measure<?> measure) {
    Objects.requireNonNull(measure, "measure");
    boolean isTotal =
        measure.unnamed() instanceof Measure.Bytes
            || measure.unnamed().equals(Measure.PAGES)
            || measure.unnamed().equals(Measure.TIMES);
    if (!isTotal) {
      throw new IllegalArgumentException(
          "folded stacks count pages, times or bytes, not " + measure);
    }
    return new FoldedStacks(nodes, origin, measure.unnamed());
  }

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  /** Writes a line for each distinct path; those of common callers are adjacent. */
  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(layout, "layout");
    if (format != Format.FOLDED) {
      throw format.notAmong(FORMATS);
    }
    LineBuffer buffer = new LineBuffer(out);
    StringBuilder path = new StringBuilder();
    int[] lengths = new int[16];
    int lines = 0;
    for (int node = 1; node < nodes.size() && lines < layout.rows(); node++) {
      int depth = nodes.depth(node);
      if (depth >= lengths.length) {
        lengths = Arrays.copyOf(lengths, depth * 2);
      }
      path.setLength(lengths[depth - 1]);
      path.append(path.isEmpty() ? "" : ";").append(escaped(nodes.name(node).label()));
      lengths[depth] = path.length();
      if (nodes.isPath(node)) {
        StringBuilder line = buffer.line().append(path);
        if (origin.isGrowth()) {
          line.append(' ').append(amount(node, NodeTable.TIMES_BEFORE, NodeTable.PAGES_BEFORE));
        }
        line.append(' ').append(amount(node, NodeTable.TIMES, NodeTable.PAGES));
        buffer.endLine();
        lines++;
      }
    }
    buffer.flush();
  }

  private long amount(int node, int times, int pages) {
    if (measure.kind() == Measure.Kind.TIMES) {
      return nodes.self(node, times);
    }
    long count = nodes.self(node, pages);
    return measure instanceof Measure.Bytes bytes
        ? LongMath.saturatedMultiply(count, bytes.pageSize())
        : count;
  }

  /** Escapes the separators of the format, and characters that are not safe to show. */
  private static String escaped(String name) {
    String printable = ByteText.printable(name);
    StringBuilder text = new StringBuilder(printable.length());
    for (int i = 0; i < printable.length(); i++) {
      char c = printable.charAt(i);
      if (c == ';' || Character.isSpaceChar(c)) {
        for (byte b : ByteText.encode(String.valueOf(c))) {
          text.append(String.format(Locale.ROOT, "\\x%02x", b));
        }
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
