package org.pageowner.dsl.internal.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.pageowner.dsl.internal.engine.column.KeyBindingsPropertiesTest.assertAgree;
import static org.pageowner.dsl.internal.engine.column.KeyBindingsPropertiesTest.ofRecords;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.testing.Samples;

class KeyBindingsTest {
  /** Records with every part that a key is derived from, and records without it. */
  private static final List<String> SAMPLES =
      List.of(
          """
          Page allocated via order 0, mask 0x0(), pid 0, tgid 0 (swapper), ts 0 ns

          Page allocated via order 1, mask 0xcc0(GFP_KERNEL), pid 7, tgid 7 (a), ts 5 ns, free_ts 6 ns
          PFN 0x10 type Unmovable Block 0 type Movable Flags 0x17fe00000000200(slab|node=1|zone=2)
           new_slab+0x1/0x2
           work+0x3/0x4 [kvm]
          handle: 12

          Page allocated via order 2, mask 0xcc0(GFP_KERNEL), pid 7, tgid 7 (a), ts 5 ns, free_ts 4 ns
          PFN 0x20 type Movable Block 0 type Movable Flags 0x17fe00000000000(node=0|zone=1)
           __vmalloc_node_range+0x1/0x2
           cma_alloc+0x1/0x2
          Slab cache page
          Charged (via objcg) to offline memcg x.service
          Page has been migrated, last migrate reason: compaction

          Page allocated via order 0, mask 0x0(), pid 1, tgid 1 (init), ts 0 ns
          PFN 0x30 type Movable Block 0 type Movable Flags 0x0()
           register_early_stack+0x1/0x2
           init_page_owner+0x1/0x2

          """,
          """
          page: refcount:0 mapcount:0 mapping:0000000000000000 index:0x0 pfn:0x1
          page dumped because: nonzero mapcount
          page_owner tracks the page as freed
          page last allocated via order 0, migratetype Movable, gfp_mask 0x0(), pid 1, tgid 2 (x), ts 3, free_ts 4
           post_alloc_hook+0x1/0x2
          page last free pid 5 tgid 6 stack trace:
           free_pages+0x1/0x2
          """);

  @Test
  void of_everyKeyOfTheCatalogue_isItsBinding() {
    for (Key<?> key : KeyCatalogue.all()) {
      assertSame(key, KeyBindings.of(key).key());
    }
  }

  @Test
  void all_bindings_areOfOneKeyEach() {
    Set<Key<?>> keys = new HashSet<>();
    KeyBindings.all().forEach(binding -> keys.add(binding.key()));

    Set<Key<?>> fields = new HashSet<>(KeyCatalogue.all());
    fields.removeAll(Set.of(KeyCatalogue.CALLPATH, KeyCatalogue.AGE, KeyCatalogue.FRAMES));
    assertEquals(fields, keys);
    assertEquals(keys.size(), KeyBindings.all().size());
  }

  @Test
  void column_realDumps_hasTheValuesOfRecords() throws IOException {
    KeyColumns columns = new KeyColumns(() -> 7);
    for (String sample : Samples.ALL) {
      for (RecordBatch batch : Dump.read(Samples.path(sample)).batches()) {
        assertAgree(columns, batch);
      }
    }
  }

  @Test
  void column_samplesOfEveryPart_hasTheValuesOfRecords() {
    KeyColumns columns = new KeyColumns(() -> 7);
    Set<Key<?>> present = new HashSet<>();
    for (String sample : SAMPLES) {
      for (RecordBatch batch : Dump.parse(sample).batches()) {
        assertAgree(columns, batch);
        for (Key<?> key : ofRecords()) {
          for (int row = 0; row < batch.size(); row++) {
            if (KeyBindings.of(key).value(batch.record(row), () -> 7) != null) {
              present.add(key);
            }
          }
        }
      }
    }

    Set<Key<?>> absent = new HashSet<>(ofRecords());
    absent.removeAll(present);
    absent.removeAll(Set.of(KeyCatalogue.LASTCPUPID, KeyCatalogue.SWAPPED));
    assertEquals(Set.of(), absent);
  }
}
