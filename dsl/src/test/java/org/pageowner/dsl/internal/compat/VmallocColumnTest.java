package org.pageowner.dsl.internal.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.PageOwnerSort;

/** Answers of page_owner_sort of Linux 6.12 for each place of the first mention. */
class VmallocColumnTest {
  private static final String MENTION = "__vmalloc_node_range";

  @ParameterizedTest(name = "{0} < {1}, trailer {2}: {3}")
  @CsvSource({
    "alloc_pages, " + MENTION + ", none, VMALLOC",
    MENTION + ", alloc_pages, none, OTHERS",
    MENTION + ", alloc_pages, " + MENTION + ", OTHERS",
    "f, alloc_pages, " + MENTION + ", VMALLOC",
    "alloc_pages, f, " + MENTION + ", OTHERS",
    "alloc_pages, f, none, OTHERS",
  })
  void allocator_firstMentionDecides(String inner, String outer, String trailer, String expected)
      throws IOException {
    String text =
        """
        Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid 1, tgid 1 (a), ts 1 ns
        PFN 0x1 type Unmovable Block 0 type Unmovable Flags 0x0()
         %s+0x1/0x2
         %s+0x1/0x2
        Charged to memcg %s

        """
            .formatted(inner, outer, trailer);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PageOwnerSort.parse(List.of("--cull=ator")).run(DumpSource.ofText(text), output);
    assertEquals("1 times, 1 pages, allocated by " + expected + " \n", output.toString(UTF_8));
  }
}
