package org.pageowner.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.dsl.analysis.report.Report;

/**
 * Reports of made-up dumps stay small and open soon: 100,000 distinct stacks, and 256 GiB in
 * pageblocks of 2 MiB.
 *
 * <p>Sizes are checked always. Times depend on the machine: -Dpageowner.measure=true checks them
 * too, and prints both.
 */
class ReportBoundsTest {
  private static final int MB = 1_000_000;

  /** The size of the charts' library, and of the page around the data. */
  private static final int FRAME = 1_250_000;

  private static final String[] MODULES = {null, null, "xfs", "ext4", "nvme", "kvm"};

  private final Random random = new Random(7);

  @Test
  void hundredThousandStacks_areAtMost5MB(@TempDir Path folder) throws IOException {
    Path dump = folder.resolve("stacks.txt");
    try (BufferedWriter out = Files.newBufferedWriter(dump)) {
      for (int i = 0; i < 100_000; i++) {
        String path = frames(3 + random.nextInt(7), 6000) + frames(4, 40);
        write(out, 4096 + i * 4L, random.nextInt(3), 1_000_000_000L + i * 100_000L, path, "");
      }
    }
    check("100,000 stacks", dump, 5 * MB);
  }

  @Test
  void mapOf256GiB_isAtMost3MB(@TempDir Path folder) throws IOException {
    Path dump = folder.resolve("blocks.txt");
    String[] paths = new String[1000];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = frames(8, 600);
    }
    try (BufferedWriter out = Files.newBufferedWriter(dump)) {
      for (int block = 0; block < 1 << 17; block++) {
        int records = 2 + random.nextInt(3);
        for (int i = 0; i < records; i++) {
          String cgroup = "Charged to memcg /slice" + random.nextInt(30) + "\n";
          long time = (long) (random.nextDouble() * 1e14);
          String path = paths[random.nextInt(paths.length)];
          write(out, block * 512L + i * 64L, random.nextInt(6), time, path, cgroup);
        }
      }
    }
    check("256 GiB", dump, 3 * MB);
  }

  private String frames(int count, int functions) {
    StringBuilder frames = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int function = random.nextInt(functions);
      String module = MODULES[function % MODULES.length];
      frames.append(" subsystem_function_").append(function).append("+0x10/0x100");
      frames.append(module == null ? "\n" : " [" + module + "]\n");
    }
    return frames.toString();
  }

  private static void write(
      BufferedWriter out, long pfn, int order, long time, String frames, String trailer)
      throws IOException {
    out.write(
        "Page allocated via order " + order + ", mask 0xcc0(GFP_KERNEL), pid 7, tgid 7 (task)");
    out.write(", ts " + time + " ns\nPFN 0x" + Long.toHexString(pfn) + " type Unmovable Block ");
    out.write((pfn >> 9) + " type Unmovable Flags 0x200(workingset|node=0|zone=2)\n");
    out.write(" post_alloc_hook+0x10/0x100\n get_page_from_freelist+0x10/0x100\n");
    out.write(frames + trailer + "\n");
  }

  private static void check(String name, Path dump, int limit) {
    Report report = Report.of(dump);
    int size = report.html().length() - FRAME;
    assertTrue(size <= limit, name + ": " + size + " bytes");
    try (Browser browser = Browser.start()) {
      browser.open(report);
      double millis =
          ((Number)
                  browser
                      .driver()
                      .executeScript(
                          "return performance.getEntriesByName('ready')[0].startTime"
                              + " - performance.getEntriesByType('navigation')[0].loadEventEnd"))
              .doubleValue();
      if (Boolean.getBoolean("pageowner.measure")) {
        System.out.printf("%s: %,d bytes, drawn %.0f ms after loading%n", name, size, millis);
        assertTrue(millis <= 1000, name + ": " + millis + " ms");
      }
    }
  }
}
