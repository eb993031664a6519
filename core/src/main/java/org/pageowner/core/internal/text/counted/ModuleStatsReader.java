package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.CountedBatchBuilder;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.chunk.ChunkSource;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.text.lenient.LenientRecord;
import org.pageowner.core.internal.text.lines.Line;
import org.pageowner.core.internal.text.lines.Lines;
import org.pageowner.core.internal.text.lines.TextLines;
import org.pageowner.core.record.Dialect;

/**
 * Reads {@code page_owner_module_stats} of openEuler's kernels (mm/page_owner_module.c): the pages
 * of each module, then those of modules that are no longer loaded.
 */
public final class ModuleStatsReader implements BlockSource {
  private static final String FILE = "page_owner_module_stats";
  private static final String UNLOADED = "[unloaded ";
  private static final int MAX_NAME = 64;
  private static final int MAX_ROWS = 1 << 14;

  private static final Pattern MODULE =
      Pattern.compile("(?:\\[unloaded \\d{1,20}\\])?([A-Za-z0-9_-]{1,63}) (-?\\d{1,19})");

  /** Other counters of the kernel that are printed in the same form. */
  private static final Pattern OTHER_COUNTER =
      Pattern.compile(
          "(?d)(?:nr_|pg|numa_|oom|workingset_|cgroup\\.).*|.*_usec|low|high|anon|file");

  private final TextLines lines;
  private final CountedBatchBuilder modules = new CountedBatchBuilder(Dialect.MODULES);
  private final LenientRecord record =
      new LenientRecord(modules.rows(), LegacyMasks.UNKNOWN, MAX_NAME);
  private boolean ended;
  private long firstByte;
  private long firstLine;

  public ModuleStatsReader(ChunkSource.Input text, int maxLineBytes) {
    this.lines = new Lines(text::read, maxLineBytes);
  }

  /**
   * Returns whether a text that starts like this lists modules. Lines of a word and a number are
   * common, so there must be the name of the file, or a module that is no longer loaded, or only
   * such lines, in descending order of their numbers as the kernel sorts them.
   */
  public static boolean recognises(String text) {
    boolean isNamed = text.contains(FILE) || text.contains("\n" + UNLOADED);
    isNamed |= text.startsWith(UNLOADED);
    long last = Long.MAX_VALUE;
    boolean any = false;
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      int to = end < 0 ? text.length() : end;
      String line = text.substring(at, to).stripTrailing();
      at = to + 1;
      Matcher module = MODULE.matcher(line);
      if (line.isEmpty()) {
        continue;
      }
      Long pages = module.matches() ? number(module.group(2)) : null;
      if (pages == null) {
        if (!isNamed) {
          return false;
        }
        continue;
      }
      any = true;
      boolean isOther = OTHER_COUNTER.matcher(module.group(1)).matches() || pages > last;
      if (!isNamed && isOther) {
        return false;
      }
      last = pages;
    }
    return any;
  }

  private static @Nullable Long number(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public @Nullable Blocks next() throws IOException {
    if (ended) {
      return null;
    }
    LineDiagnostics malformed = new LineDiagnostics();
    long skipped = 0;
    long sum = 0;
    while (modules.size() < MAX_ROWS) {
      if (!lines.next()) {
        ended = true;
        break;
      }
      String text = lines.text().stripTrailing();
      Line line = new Line(lines.number(), lines.offset(), lines.bytes(), text);
      Matcher module = MODULE.matcher(text);
      Long pages = module.matches() ? number(module.group(2)) : null;
      if (pages == null) {
        skipped += line.bytes();
        if (!line.isBlank() && !text.contains(FILE)) {
          malformed.add(line, firstLine, "not a module and its pages");
        }
        continue;
      }
      if (pages < 0) {
        malformed.add(line, firstLine, "the pages of a module are negative");
      }
      add(text, module.group(1), pages);
      sum = Saturated.sum(sum, Math.max(0, pages));
    }
    return blocks(malformed, skipped, sum);
  }

  private void add(String line, String module, long pages) {
    BatchBuilder rows = modules.rows();
    record.readNothing();
    byte[] trailer = (TrailerWords.MODULE + module + "\n").getBytes(ISO_8859_1);
    rows.trailer[rows.run()] =
        rows.dictionaries().trailer.strings().intern(trailer, 0, trailer.length);
    modules.endRow(line, 1, pages < 0 ? null : (Long) pages);
  }

  private Blocks blocks(LineDiagnostics malformed, long skipped, long pages) {
    long size = modules.size();
    Blocks blocks =
        new Blocks(
            size == 0 ? null : modules.build(),
            size,
            new ChunkResult(
                null,
                lines.total() - firstByte,
                skipped,
                0,
                (ended ? lines.lineEnds() : lines.number() + 1) - firstLine,
                pages,
                0,
                0,
                java.util.List.of(),
                malformed.count(),
                malformed.samples(),
                java.util.List.of(),
                size == 0 ? Set.of() : Set.of(Dialect.MODULES),
                false,
                false,
                false));
    firstByte = lines.total();
    firstLine = lines.number() + 1;
    return blocks;
  }
}
