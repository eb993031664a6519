package org.pageowner.dsl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary kernel logs with reports of page owners, in which values repeat. */
final class LogTexts {
  private LogTexts() {}

  static Arbitrary<byte[]> logs() {
    return reports()
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(reports -> String.join("", reports).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Arbitrary<String> reports() {
    return Combinators.combine(
            Arbitraries.of(
                "",
                "page: refcount:0 mapcount:0 pfn:0x1001\n",
                "page: refcount:0 mapcount:0 pfn:0x3\nflags: 0x200(slab)\n"),
            Arbitraries.of(
                "", "page dumped because: f\n", "page dumped because: k\u00ff\\ \u001b[1m\n"),
            Arbitraries.of("allocated", "freed"),
            Arbitraries.of(", pid 7, ts 9", ", pid 1, tgid 1 (init), ts 7, free_ts 3", ""),
            Arbitraries.of(" f+0x1/0x2\n", " xfs_f+0x1/0x2 [xfs]\n g+0x3/0x4\n", ""),
            Arbitraries.of(
                "page_owner free stack trace missing\n",
                "page last free stack trace:\n f+0x1/0x2\n",
                "page last free pid 3 tgid 7 stack trace:\n f+0x1/0x2\n g+0x3/0x4\n",
                "page last free pid 7 tgid 1 stack trace:\n g+0x3/0x4 [leaky]\n"))
        .as(
            (page, reason, state, task, stack, free) ->
                String.join(
                    "",
                    List.of(
                        page,
                        reason,
                        "page_owner tracks the page as " + state + "\n",
                        "page last allocated via order 1, migratetype Movable, gfp_mask"
                            + " 0xcc0(GFP_KERNEL)"
                            + task
                            + "\n",
                        stack,
                        free)));
  }
}
