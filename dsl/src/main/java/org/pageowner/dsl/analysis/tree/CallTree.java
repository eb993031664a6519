package org.pageowner.dsl.analysis.tree;

import com.google.common.math.LongMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;

/**
 * The stacks of a query or a growth as a tree of functions, with the amounts below each of them.
 *
 * <pre>{@code
 * CallTree tree = CallTree.of(Query.from(dump).where(EARLY.not()));
 * for (int node = tree.firstChild(CallTree.ROOT); node != CallTree.NONE; node = tree.nextSibling(node)) {
 *   System.out.println(tree.pages(node) + " " + tree.label(node));
 * }
 * System.out.println(tree.inverted().atLeast(0.01));
 * }</pre>
 *
 * <p>A node is a function in a module, called from its parent: from the entry point of the kernel
 * down to the page allocator, or {@linkplain #inverted inverted}, from the caller outward. Function
 * names are without the additions of a build, as {@code Frame.function()} gives them; a frame
 * without one is its text, an address. The values of other culled keys are nodes above the frames,
 * in the order of the keys. A record without a stack is below {@code [no_stack]}.
 *
 * <p>Nodes are the numbers from 0, the root, to {@link #size} - 1, in preorder: a node comes before
 * its children, and the nodes from {@code node} to {@code end(node) - 1} are its subtree. Children
 * are in descending order of pages, those of a growth of pages gained. All accessors take constant
 * time, except {@link #rest}, which visits the children; they throw {@link
 * IndexOutOfBoundsException} for other numbers.
 *
 * <p>Immutable and safe to share between threads. It keeps no records: about 30 bytes for each
 * node, and each distinct name once.
 */
public final class CallTree implements Answer {
  /** The root, the sum of everything. */
  public static final int ROOT = 0;

  /** The number that is returned where there is no node. */
  public static final int NONE = -1;

  /** Maximum number of lines of {@link #toHtml}, besides those that count the rest. */
  static final int HTML_LINES = 200;

  private static final Set<Format> FORMATS = Set.of(Format.TEXT, Format.NDJSON, Format.HTML);

  private final NodeTable nodes;
  private final TreeOrigin origin;
  private final Direction direction;

  /** The tree of all stacks from the entry point down. */
  private final @Nullable CallTree complete;

  /** The order of the frames below the root. */
  public enum Direction {
    /** From the entry point of the kernel down to the innermost function. */
    FROM_ENTRY,
    /** From the caller, the innermost function outside of the allocators, to the entry point. */
    FROM_CALLER
  }

  private CallTree(
      NodeTable nodes, TreeOrigin origin, Direction direction, @Nullable CallTree complete) {
    this.nodes = nodes;
    this.origin = origin;
    this.direction = direction;
    this.complete = complete;
  }

  /**
   * Runs a query and returns the tree of its rows. It groups by stack trace, in addition to the
   * keys of its own plan: see {@link #byStack}.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   * @throws MalformedDumpException as {@link Query#run} does
   */
  public static CallTree of(Query query) {
    return of(query.with(byStack(query.plan())).run());
  }

  /**
   * Returns the tree of a table's rows; rows that its limit left out are not in it.
   *
   * @throws IllegalArgumentException if the table is culled, and not by stack trace
   */
  public static CallTree of(Table table) {
    return of(StackRows.of(table));
  }

  /**
   * Returns the tree of the rows of a growth, with the amounts of its first and its last dump,
   * gains and losses. It groups by stack trace, in addition to other keys: see {@link #byStack}.
   * Early records are not in it, as they are not in the rows.
   *
   * @throws UncheckedIOException as {@link Query#run} does
   * @throws MalformedDumpException as {@link Query#run} does
   */
  public static CallTree of(Growth growth) {
    return of(StackRows.of(growth));
  }

  private static CallTree of(StackRows rows) {
    return new CallTree(TreeBuilder.of(rows), rows.origin(), Direction.FROM_ENTRY, null);
  }

  /**
   * Returns the plan that groups by stack trace as well: {@code --cull=pid} becomes {@code
   * --cull=pid,stacktrace}, and a plan without cull is culled by stack trace.
   *
   * @throws IllegalArgumentException if the plan culls by functions ({@code frames}), of which a
   *     record has many
   */
  public static Plan byStack(Plan plan) {
    return StackRows.byStack(plan);
  }

  /**
   * Returns the tree in the other direction, with all nodes. From the caller outward, the
   * allocators' functions at the inner end of a stack are left out, as {@code
   * StackTrace.fromCaller()} does; stacks that differ only in these are one.
   */
  public CallTree inverted() {
    CallTree down = complete == null ? this : complete;
    return direction == Direction.FROM_CALLER
        ? down
        : new CallTree(
            TreeInversion.of(down.nodes, origin.depthOfKeys()),
            origin,
            Direction.FROM_CALLER,
            down);
  }

  /**
   * Returns the tree of the nodes that have at least this share of the pages of the root, of a
   * growth of the pages gained and lost. The amounts of a node stay the same; {@link #rest} has
   * those of the children that were left out. If there are no pages, records count instead.
   *
   * @param share from 0, which leaves nothing out, to 1
   * @throws IllegalArgumentException if it is another number
   */
  public CallTree atLeast(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is from 0 to 1: " + share);
    }
    if (share == 0) {
      return this;
    }
    NodeWeights weights = NodeWeights.of(nodes);
    double least = Math.max(share * weights.of(ROOT), Double.MIN_VALUE);
    BitSet kept = new BitSet(size());
    kept.set(ROOT);
    int node = 1;
    while (node < size()) {
      boolean isKept = weights.of(node) >= least;
      kept.set(node, isKept);
      node = isKept ? node + 1 : nodes.end(node);
    }
    CallTree down = complete == null ? this : complete;
    return new CallTree(nodes.only(kept), origin, direction, down);
  }

  /** Returns the order of the frames. */
  public Direction direction() {
    return direction;
  }

  /** Returns whether this is the tree of a growth. */
  public boolean isGrowth() {
    return origin.isGrowth();
  }

  /** Returns the number of nodes, at least 1. */
  public int size() {
    return nodes.size();
  }

  /** Returns the parent of a node, {@link #NONE} for the root. */
  public int parent(int node) {
    return nodes.parent(node);
  }

  /** Returns the first child of a node, or {@link #NONE}. */
  public int firstChild(int node) {
    return node + 1 < nodes.end(node) ? node + 1 : NONE;
  }

  /** Returns the next child of the node's parent, or {@link #NONE}. */
  public int nextSibling(int node) {
    int next = nodes.end(node);
    return node != ROOT && next < nodes.end(nodes.parent(node)) ? next : NONE;
  }

  /** Returns the number after the last one of the node's subtree. */
  public int end(int node) {
    return nodes.end(node);
  }

  /** Returns the number of nodes above a node, 0 for the root. */
  public int depth(int node) {
    return nodes.depth(node);
  }

  /**
   * Returns the function of a node, the text of a frame without one, or the value of its key;
   * {@code all} for the root. It may have any characters of the dump.
   */
  public String name(int node) {
    return node == ROOT ? "all" : nodes.name(node).text();
  }

  /** Returns the module that is printed for the function; {@code null} if there is none. */
  public @Nullable String module(int node) {
    return node == ROOT ? null : nodes.name(node).module();
  }

  /** Returns the key of which the node is a value; {@code null} for the root and for functions. */
  public @Nullable Key<?> key(int node) {
    return node == ROOT ? null : nodes.name(node).key();
  }

  /**
   * Returns the name, with the module or the key: {@code xfs_buf_alloc [xfs]}, {@code order=3}. It
   * may have any characters of the dump.
   */
  public String label(int node) {
    return node == ROOT ? name(node) : nodes.name(node).label();
  }

  /** Returns the base pages of a node and those below it; of a growth in its last dump. */
  public long pages(int node) {
    return nodes.total(node, NodeTable.PAGES);
  }

  /** Returns the records of a node and those below it; of a growth in its last dump. */
  public long times(int node) {
    return nodes.total(node, NodeTable.TIMES);
  }

  /** Returns the bytes of a node and those below it; of a growth in its last dump. */
  public long bytes(int node) {
    return total(node, Quantity.BYTES);
  }

  /**
   * Returns the amount of all paths that end at a node or below it.
   *
   * @throws IllegalArgumentException if the quantity is of a growth, and the tree is not
   */
  public long total(int node, Quantity quantity) {
    return quantity == Quantity.STACKS
        ? nodes.stacks(node)
        : amount(quantity, column -> nodes.total(node, column));
  }

  /**
   * Returns the amount of the path that ends at a node, 0 if none does.
   *
   * @throws IllegalArgumentException if the quantity is of a growth, and the tree is not
   */
  public long self(int node, Quantity quantity) {
    return quantity == Quantity.STACKS
        ? nodes.isPath(node) ? 1 : 0
        : amount(quantity, column -> nodes.self(node, column));
  }

  /**
   * Returns the amount of the children of a node that {@link #atLeast} left out: its total less its
   * own and those of its children.
   *
   * @throws IllegalArgumentException if the quantity is of a growth, and the tree is not
   */
  public long rest(int node, Quantity quantity) {
    long rest = LongMath.saturatedSubtract(total(node, quantity), self(node, quantity));
    for (int child = firstChild(node); child != NONE; child = nextSibling(child)) {
      rest = LongMath.saturatedSubtract(rest, total(child, quantity));
    }
    return Math.max(0, rest);
  }

  /** Gives a column's number. */
  private interface Column {
    long get(int column);
  }

  private long amount(Quantity quantity, Column numbers) {
    if (quantity.isOfGrowth() && !isGrowth()) {
      throw new IllegalArgumentException(quantity + " is of a growth, and this is not one's tree");
    }
    return switch (quantity) {
      case STACKS -> throw new AssertionError("stacks are counted, not summed");
      case TIMES -> numbers.get(NodeTable.TIMES);
      case PAGES -> numbers.get(NodeTable.PAGES);
      case BYTES -> bytesOf(numbers.get(NodeTable.PAGES));
      case TIMES_BEFORE -> numbers.get(NodeTable.TIMES_BEFORE);
      case PAGES_BEFORE -> numbers.get(NodeTable.PAGES_BEFORE);
      case BYTES_BEFORE -> bytesOf(numbers.get(NodeTable.PAGES_BEFORE));
      case TIMES_GAIN -> numbers.get(NodeTable.TIMES_GAIN);
      case PAGES_GAIN -> numbers.get(NodeTable.PAGES_GAIN);
      case BYTES_GAIN -> bytesOf(numbers.get(NodeTable.PAGES_GAIN));
      case TIMES_LOSS ->
          loss(numbers, NodeTable.TIMES, NodeTable.TIMES_BEFORE, NodeTable.TIMES_GAIN);
      case PAGES_LOSS ->
          loss(numbers, NodeTable.PAGES, NodeTable.PAGES_BEFORE, NodeTable.PAGES_GAIN);
      case BYTES_LOSS ->
          bytesOf(loss(numbers, NodeTable.PAGES, NodeTable.PAGES_BEFORE, NodeTable.PAGES_GAIN));
    };
  }

  /** The growth is the gain less the loss. */
  private static long loss(Column numbers, int after, int before, int gain) {
    long growth = LongMath.saturatedSubtract(numbers.get(after), numbers.get(before));
    return Math.max(0, LongMath.saturatedSubtract(numbers.get(gain), growth));
  }

  private long bytesOf(long pages) {
    return LongMath.saturatedMultiply(pages, origin.pageSize());
  }

  /** Returns sentences about records that are not in the tree, and about malformed inputs. */
  public List<String> notes() {
    return origin.notes();
  }

  NodeTable nodes() {
    return nodes;
  }

  TreeOrigin origin() {
    return origin;
  }

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  /**
   * Writes the tree: text and HTML have the nodes with the most pages, at most as many lines as the
   * layout has rows, and a line for the rest of each node. A line has the functions of a chain, of
   * which each has only the next one below it and no amount of its own.
   *
   * <p>NDJSON has all nodes in preorder: {@code node}, {@code parent} (or {@code null}), {@code
   * depth}, {@code key} (or {@code null}), {@code name}, {@code module} (or {@code null}), {@code
   * stacks}, {@code times}, {@code pages}, {@code bytes}; of a growth besides {@code times_before},
   * {@code times_gain}, {@code times_loss}, and so for pages and bytes; all of these again with
   * {@code self_} for the path that ends at the node, and with {@code rest_} for the children that
   * were left out.
   */
  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    switch (format) {
      case TEXT -> TreeView.of(this, layout).appendTo(out, Integer.MAX_VALUE, layout.width());
      case NDJSON -> TreeExport.ndJson(this, out, layout.rows());
      case HTML -> out.append(TreeHtml.of(this, layout.rows())).append('\n');
      default -> throw format.notAmong(FORMATS);
    }
  }

  /** Returns a nested list for notebooks, whose nodes fold; at most 200 lines. */
  @Override
  public String toHtml() {
    return TreeHtml.of(this, HTML_LINES);
  }

  /** Returns the lines with the most pages as text, at most 20, and a line of the sums. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    try {
      writeTo(text, Format.TEXT, Layout.SCREEN);
    } catch (IOException e) {
      throw new AssertionError("appending to a StringBuilder failed", e);
    }
    return text.substring(0, text.length() - 1);
  }
}
