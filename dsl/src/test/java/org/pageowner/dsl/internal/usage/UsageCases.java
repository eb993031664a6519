package org.pageowner.dsl.internal.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pageowner.core.Dump;
import org.pageowner.core.record.PageRecord;

/**
 * The cases of a rule: a file of prose, {@code usage} and {@code counter}, and stacks, each after a
 * line {@code === KERNEL}. Lines {@code flags}, {@code gfp} and {@code trailer} before a stack give
 * other parts of the record.
 */
record UsageCases(String usage, String counter, List<PageRecord> records) {
  static UsageCases of(String rule) {
    String[] parts = text(rule).split("(?m)^=== .*\n", -1);
    List<PageRecord> records = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      records.add(record(parts[i]));
    }
    return new UsageCases(field(parts[0], "usage", ""), field(parts[0], "counter", ""), records);
  }

  private static String text(String rule) {
    String file = "/usage/" + rule + ".txt";
    try (InputStream in =
        Objects.requireNonNull(UsageCases.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PageRecord record(String block) {
    StringBuilder frames = new StringBuilder();
    block
        .lines()
        .filter(line -> line.startsWith(" "))
        .forEach(line -> frames.append(line).append('\n'));
    String trailer = field(block, "trailer", "");
    String text =
        "Page allocated via order 0, mask %s, pid 1, tgid 1 (x), ts 5 ns\n"
                .formatted(field(block, "gfp", "0xcc0(GFP_KERNEL)"))
            + "PFN 0x10 type Unmovable Block 0 type Unmovable Flags %s\n"
                .formatted(field(block, "flags", "0x0()"))
            + frames
            + (trailer.isEmpty() ? "" : trailer + "\n")
            + "\n";
    return Dump.parse(text).batches().get(0).record(0);
  }

  private static String field(String text, String name, String absent) {
    return text.lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse(absent);
  }
}
