package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.StackInventory;
import org.pageowner.core.record.PageRecord;
import org.pageowner.dsl.plan.Plan;

/** Properties of queries on inventories of stacks, whose rows are stacks with their pages. */
class InventoryQueryPropertiesTest {
  private static final List<String> FRAMES =
      List.of(
          "post_alloc_hook+0x1/0x2",
          "__alloc_pages_noprof+0x3/0x4",
          "kmalloc_order.isra.0+0x1/0x9",
          "grow+0x5/0x6 [leaky]",
          "vfs_write+0x1/0x2",
          "ksys_write.constprop.0+0x1/0x2",
          "0xffffffffc0001234");

  @Provide
  Arbitrary<StackInventory> inventories() {
    Arbitrary<String> stacks =
        Combinators.combine(
                Arbitraries.of(FRAMES).list().ofMinSize(1).ofMaxSize(5),
                Arbitraries.integers().between(1, 5_000))
            .as(
                (frames, pages) ->
                    " " + String.join("\n ", frames) + "\nnr_base_pages: " + pages + "\n\n");
    return stacks
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(s -> StackInventory.parse(String.join("", s)));
  }

  @Provide
  Arbitrary<Plan> plans() {
    return Arbitraries.oneOf(QueryArbitraries.plans(), MeasureArbitraries.plans());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void run_anyPlan_equalsTheReferenceImplementation(
      @ForAll("inventories") StackInventory inventory, @ForAll("plans") Plan plan) {
    List<PageRecord> records = new ArrayList<>();
    inventory.forEachBatch(
        batch -> {
          for (int row = 0; row < batch.size(); row++) {
            records.add(batch.record(row));
          }
        });

    assertEquals(NaiveQuery.run(plan, records), Answer.of(Query.from(inventory).with(plan).run()));
  }
}
