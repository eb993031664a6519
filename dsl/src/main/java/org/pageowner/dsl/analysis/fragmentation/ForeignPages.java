package org.pageowner.dsl.analysis.fragmentation;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.internal.index.Interner;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/** The records of another type than their block's, and queries for their owners. */
final class ForeignPages {
  private static final List<Key<?>> BLOCK_KEYS =
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

  /** The records that a walk has retained. */
  ForeignPages(BlockWalk walk, ReadReport report, @Nullable Integer pageblockOrder) {
    this.walk = walk;
    this.report = report;
    this.pageblockOrder = pageblockOrder;
  }

  /** Returns the culprits of mixed blocks of a type. */
  Culprits culprits(String blockType, List<Key<?>> keys) {
    CulpritCount count = new CulpritCount();
    Interner<List<@Nullable Object>> culprits = new Interner<>();
    LargeAllocations large = new LargeAllocations();
    forEach(
        keys,
        (row, block) -> {
          if (isOfType(block, blockType)) {
            int culprit = culprits.add(identity(row, keys));
            count.add(culprit, block, row);
            Long order = row.get(KeyCatalogue.ORDER);
            if (pageblockOrder != null && order != null && order > pageblockOrder) {
              large.add(block, order.intValue(), culprit);
            }
          }
        });
    if (pageblockOrder != null) {
      large.visit(
          walk.blocks(), pageblockOrder, count.visitor(block -> isOfType(block, blockType)));
    }
    return count.culprits(blockType, keys);
  }

  /** Returns the values that identify a culprit; all early pages are one culprit. */
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

  /**
   * Passes each page that alone spoils a Movable block to a consumer, with the number of tracked
   * pages of the block, by PFN.
   */
  void forEachSingle(ObjLongConsumer<Row> consumer) {
    BlockTable blocks = walk.blocks();
    long[] foreign = new long[blocks.size()];
    forEach(
        List.of(),
        (row, block) -> foreign[block] = LongMath.saturatedAdd(foreign[block], row.pages()));
    forEach(
        List.of(),
        (row, block) -> {
          if (foreign[block] == 1 && isOfType(block, MigrateTypes.MOVABLE)) {
            consumer.accept(row, blocks.pages(block));
          }
        });
  }

  private boolean isOfType(int block, String type) {
    return walk.types().value(walk.blocks().type(block)).equals(type);
  }

  /**
   * Passes groups of records of another type than their block's to a consumer, with the block, by
   * PFN.
   */
  void forEach(List<Key<?>> keys, ObjIntConsumer<Row> consumer) {
    Set<Key<?>> all = new LinkedHashSet<>(keys);
    all.addAll(BLOCK_KEYS);
    Query.from(walk.foreign(), report)
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
    ZoneId zone = new ZoneId(row.get(KeyCatalogue.NODE), row.get(KeyCatalogue.ZONE));
    long pageblock = Objects.requireNonNull(row.get(KeyCatalogue.PAGEBLOCK));
    return walk.blocks().find(walk.zones().find(zone), pageblock);
  }
}
