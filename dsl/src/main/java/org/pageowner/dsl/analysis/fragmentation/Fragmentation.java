package org.pageowner.dsl.analysis.fragmentation;

import com.google.common.math.LongMath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.PageTypeInfo;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Key;

/**
 * The pageblocks that hold pages of another migrate type than their own, and the owners of these
 * pages.
 *
 * <pre>{@code
 * Fragmentation fragmentation = Fragmentation.of(dump);
 * System.out.println(fragmentation);
 * for (Culprit culprit : fragmentation.culprits(MODULE)) {
 *   System.out.println(culprit.get(MODULE) + " alone spoils " + culprit.wholeAgain());
 * }
 * }</pre>
 *
 * <p>Such blocks are mixed. Mixed blocks are counted as the last table of {@code
 * /proc/pagetypeinfo} counts them ({@code pagetypeinfo_showmixedcount_print()} in mm/page_owner.c):
 * records of reserved pages do not count, and CMA blocks count as Movable. The dump must have
 * pageblocks and migrate types (kernel 3.19 and later; before 4.6 some types are unknown);
 * otherwise {@link #records} is 0. Immutable and safe to share between threads.
 */
public final class Fragmentation implements Answer {
  private static final Set<Format> FORMATS =
      Set.of(Format.TEXT, Format.CSV, Format.JSON, Format.HTML);

  private final BlockWalk walk;
  private final ReadReport report;
  private final @Nullable Integer pageblockOrder;
  private final ForeignPages foreign;
  private final List<MixedBlocks> mixed;
  private final long assumedBlocks;
  private final @Nullable MixedComparison comparison;

  private Fragmentation(BlockWalk walk, ReadReport report) {
    this.walk = walk;
    this.report = report;
    this.pageblockOrder = walk.votes().order();
    this.foreign = new ForeignPages(walk, report, pageblockOrder);
    MixedCount count = MixedCount.of(walk, pageblockOrder);
    foreign.forEach(List.of(), (row, block) -> count.addForeign(block, row.pages()));
    this.mixed = count.rows();
    this.assumedBlocks = count.assumedBlocks();
    this.comparison = null;
  }

  private Fragmentation(Fragmentation same, MixedComparison comparison) {
    this.walk = same.walk;
    this.report = same.report;
    this.pageblockOrder = same.pageblockOrder;
    this.foreign = same.foreign;
    this.mixed = same.mixed;
    this.assumedBlocks = same.assumedBlocks;
    this.comparison = comparison;
  }

  /**
   * Analyses the records of a source. It is read once, and only records of another type than their
   * block's are kept.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws MalformedDumpException if it is to be read strictly and has malformed parts
   */
  public static Fragmentation of(DumpSource source) {
    BlockWalk walk = new BlockWalk();
    ReadReport report = source.forEachBatch(walk::read);
    walk.end();
    return new Fragmentation(walk, report);
  }

  /**
   * Analyses the records of a file; see {@link DumpSource#of(Path)}.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static Fragmentation of(Path path) {
    return of(DumpSource.of(path));
  }

  /**
   * Returns the order of a pageblock: the {@code k} for which {@code pfn >> k} is the pageblock, in
   * all records or, if some contradict it, in most; {@code null} if it is ambiguous.
   */
  public @Nullable Integer pageblockOrder() {
    return pageblockOrder;
  }

  /** Returns the number of records that were counted. */
  public long records() {
    return walk.counted();
  }

  /** Returns tracked and mixed blocks by node, zone and migrate type, in this order. */
  public List<MixedBlocks> mixed() {
    return mixed;
  }

  /**
   * Returns the pageblocks that {@link #mixed} counts, by node, zone and number: those with a
   * record, and those that a larger allocation covers after its first one.
   */
  public List<Pageblock> pageblocks() {
    return PageblockList.of(walk, pageblockOrder);
  }

  /** Returns the number of mixed pageblocks that count for a migrate type, over all zones. */
  public long mixedBlocks(String type) {
    Objects.requireNonNull(type, "type");
    return mixed.stream()
        .filter(row -> row.type().equals(type))
        .mapToLong(MixedBlocks::blocks)
        .reduce(0, LongMath::saturatedAdd);
  }

  /**
   * Returns the owners of pages of another type in blocks of type Movable.
   *
   * @throws IllegalArgumentException if there is no key
   */
  public Culprits culprits(Key<?>... keys) {
    Objects.requireNonNull(keys, "keys");
    for (Key<?> each : keys) {
      Objects.requireNonNull(each, "keys");
    }
    return culpritsIn(MigrateTypes.MOVABLE, keys);
  }

  /**
   * Returns the owners of pages of another type in blocks of a type, as the dump prints it. CMA
   * blocks have the type CMA here, though they count as Movable.
   *
   * @throws IllegalArgumentException if there is no key
   */
  public Culprits culpritsIn(String blockType, Key<?>... keys) {
    Objects.requireNonNull(blockType, "blockType");
    Objects.requireNonNull(keys, "keys");
    for (Key<?> each : keys) {
      Objects.requireNonNull(each, "keys");
    }
    if (keys.length == 0) {
      throw new IllegalArgumentException("culprits are grouped by at least one key");
    }
    return foreign.culprits(blockType, List.of(keys));
  }

  /** Returns the blocks of type Movable that a single page spoils, by PFN. */
  public List<SpoiledBlock> singlePageBlocks() {
    List<SpoiledBlock> single = new ArrayList<>();
    foreign.forEachSingle((page, tracked) -> single.add(new SpoiledBlock(page, tracked)));
    return List.copyOf(single);
  }

  /**
   * Compares the counts with the kernel's own.
   *
   * @throws IllegalArgumentException if {@code kernel} has no table of mixed blocks
   */
  public MixedComparison compareWith(PageTypeInfo kernel) {
    return MixedComparison.of(this, kernel);
  }

  /**
   * Returns the same answer, which is written together with a comparison of its counts with the
   * kernel's own.
   *
   * @throws IllegalArgumentException if {@code kernel} has no table of mixed blocks
   */
  public Fragmentation beside(PageTypeInfo kernel) {
    return new Fragmentation(this, compareWith(kernel));
  }

  /** Returns the comparison that {@link #beside} adds, or {@code null}. */
  public @Nullable MixedComparison comparison() {
    return comparison;
  }

  /** Returns the report on the input, with its malformed parts. */
  public ReadReport report() {
    return report;
  }

  /** Returns the omissions and assumptions of the counts, one sentence each. */
  public List<String> notes() {
    return WalkNotes.of(walk, pageblockOrder, assumedBlocks);
  }

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  /**
   * Writes the fragmentation: text and HTML have the counts and the culprits; JSON has the whole
   * answer, with the fields of the command line's {@code --format=json}.
   *
   * <p>CSV has the culprits by stack: {@code stacktrace}, {@code handle}, {@code module}, {@code
   * block_type}, {@code early}, {@code blocks}, {@code whole_again}, {@code times} and {@code
   * pages}. Those of blocks of type Movable come first, then those of CMA blocks.
   */
  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    switch (format) {
      case TEXT ->
          FragmentationView.of(this, layout.rows()).appendTo(out, layout.rows(), layout.width());
      case CSV -> FragmentationExport.csv(this, out, layout.rows());
      case JSON -> out.append(FragmentationExport.json(this)).append('\n');
      case HTML ->
          out.append(FragmentationView.of(this, layout.rows()).html(layout.rows())).append('\n');
      default -> throw format.notAmong(FORMATS);
    }
  }

  /** Returns the counts and the culprits as text, at most 20 rows a table. */
  @Override
  public String toString() {
    return FragmentationView.of(this, Layout.SCREEN.rows())
        .text(Layout.SCREEN.rows(), Layout.SCREEN.width());
  }
}
