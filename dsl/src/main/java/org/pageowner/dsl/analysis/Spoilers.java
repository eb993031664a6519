package org.pageowner.dsl.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/** The records of another type than their block's, to be asked who they belong to. */
final class Spoilers {
  private static final List<Key<?>> PLACE_KEYS =
      List.of(
          KeyCatalogue.EARLY,
          KeyCatalogue.PAGEBLOCK,
          KeyCatalogue.NODE,
          KeyCatalogue.ZONE,
          KeyCatalogue.MIGRATE_TYPE,
          KeyCatalogue.ORDER);

  private final BlockWalk walk;
  private final ReadReport report;
  private final @Nullable Integer pageblockOrder;

  Spoilers(BlockWalk walk, ReadReport report, @Nullable Integer pageblockOrder) {
    this.walk = walk;
    this.report = report;
    this.pageblockOrder = pageblockOrder;
  }

  /** Who spoils blocks of a type, most blocks first, then most pages, then lowest PFN. */
  Culprits culprits(String blockType, List<Key<?>> keys) {
    CulpritCount count = new CulpritCount();
    Numbered<List<@Nullable Object>> culprits = new Numbered<>();
    Tails tails = new Tails();
    forEach(
        keys,
        (row, block) -> {
          if (isOfType(block, blockType)) {
            int culprit = culprits.of(identity(row, keys));
            count.add(culprit, block, row);
            Long order = row.get(KeyCatalogue.ORDER);
            if (pageblockOrder != null && order != null && order > pageblockOrder) {
              tails.add(block, order.intValue(), culprit);
            }
          }
        });
    if (pageblockOrder != null) {
      tails.visit(
          walk.blocks(), pageblockOrder, count.visitor(block -> isOfType(block, blockType)));
    }
    return count.culprits(blockType, keys);
  }

  /** Early pages are one culprit, whatever their other values are. */
  private static List<@Nullable Object> identity(Row row, List<Key<?>> keys) {
    List<@Nullable Object> values = new ArrayList<>();
    if (!isEarly(row)) {
      values.add(false);
      keys.forEach(key -> values.add(row.get(key)));
    }
    return values;
  }

  static boolean isEarly(Row row) {
    return Boolean.TRUE.equals(row.get(KeyCatalogue.EARLY));
  }

  /** Movable blocks that a single page spoils, by PFN. */
  List<SpoiledBlock> singlePageBlocks() {
    BlockTable blocks = walk.blocks();
    long[] foreign = new long[blocks.size()];
    forEach(List.of(), (row, block) -> foreign[block] = Sum.of(foreign[block], row.pages()));
    List<SpoiledBlock> single = new ArrayList<>();
    forEach(
        List.of(),
        (row, block) -> {
          if (foreign[block] == 1 && isOfType(block, MigrateTypes.MOVABLE)) {
            single.add(new SpoiledBlock(row, blocks.pages(block)));
          }
        });
    return List.copyOf(single);
  }

  private boolean isOfType(int block, String type) {
    return walk.types().value(walk.blocks().type(block)).equals(type);
  }

  /** Hands over groups of records that are foreign to their block, by PFN, with the block. */
  void forEach(List<Key<?>> keys, ObjIntConsumer<Row> consumer) {
    Set<Key<?>> all = new LinkedHashSet<>(keys);
    all.addAll(PLACE_KEYS);
    Query.from(walk.kept(), report)
        .cull(all.toArray(Key<?>[]::new))
        .sortBy(KeyCatalogue.PFN)
        .run()
        .forEach(
            row -> {
              int block = block(row);
              String type = Objects.requireNonNull(row.get(KeyCatalogue.MIGRATE_TYPE));
              if (!isOfType(block, type)) {
                consumer.accept(row, block);
              }
            });
  }

  private int block(Row row) {
    Place place = new Place(row.get(KeyCatalogue.NODE), row.get(KeyCatalogue.ZONE));
    long pageblock = Objects.requireNonNull(row.get(KeyCatalogue.PAGEBLOCK));
    return walk.blocks().find(walk.places().find(place), pageblock);
  }

  /** Adds up what each culprit has; culprits are numbered in the order in which they come. */
  private static final class CulpritCount {
    private final List<Row> firsts = new ArrayList<>();
    private long[] times = new long[16];
    private long[] pages = new long[16];
    private long[] blocks = new long[16];
    private long[] whole = new long[16];
    private long[] pairs = new long[64];
    private int pairCount;
    private long spoiled;

    void add(int culprit, int block, Row row) {
      if (culprit == firsts.size()) {
        firsts.add(row);
        if (culprit == times.length) {
          times = Arrays.copyOf(times, culprit * 2);
          pages = Arrays.copyOf(pages, culprit * 2);
          blocks = Arrays.copyOf(blocks, culprit * 2);
          whole = Arrays.copyOf(whole, culprit * 2);
        }
      }
      times[culprit] += row.times();
      pages[culprit] = Sum.of(pages[culprit], row.pages());
      pair(culprit, block);
    }

    private void pair(int culprit, int block) {
      if (pairCount == pairs.length) {
        pairs = Arrays.copyOf(pairs, pairCount * 2);
      }
      pairs[pairCount++] = (long) block << Integer.SIZE | culprit;
    }

    /** Counts the blocks behind the first ones, of those that {@code isAsked} holds for. */
    Tails.Visitor visitor(IntPredicate isAsked) {
      return new Tails.Visitor() {
        @Override
        public void known(int block, Tails.Tail tail) {
          if (isAsked.test(block)) {
            pair(tail.owner(), block);
          }
        }

        @Override
        public void unknown(long more, Tails.Tail tail) {
          spoiled += more;
          blocks[tail.owner()] += more;
          whole[tail.owner()] += more;
        }
      };
    }

    Culprits culprits(String blockType, List<Key<?>> keys) {
      long[] distinct = Arrays.stream(pairs, 0, pairCount).sorted().distinct().toArray();
      for (int i = 0; i < distinct.length; i++) {
        int culprit = (int) distinct[i];
        blocks[culprit]++;
        boolean sharedBefore = i > 0 && block(distinct[i - 1]) == block(distinct[i]);
        boolean sharedAfter =
            i + 1 < distinct.length && block(distinct[i + 1]) == block(distinct[i]);
        whole[culprit] += sharedBefore || sharedAfter ? 0 : 1;
        spoiled += sharedBefore ? 0 : 1;
      }
      List<Culprit> all = new ArrayList<>();
      for (int c = 0; c < firsts.size(); c++) {
        Row first = firsts.get(c);
        all.add(new Culprit(first, isEarly(first), blocks[c], whole[c], times[c], pages[c]));
      }
      all.sort(Culprit.WORST_FIRST);
      return new Culprits(blockType, keys, List.copyOf(all), spoiled);
    }

    private static long block(long pair) {
      return pair >> Integer.SIZE;
    }
  }
}
