package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.probe.InputProbe;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.DamagedDumps;
import org.pageowner.testing.DumpArbitraries;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.PlainReader;
import org.pageowner.testing.PlainRecord;
import org.pageowner.testing.RecordSpec;
import org.pageowner.testing.Samples;

/** Compares {@link Dump} with a second, independently written reader. */
class PlainReaderPropertiesTest {
  private static final Pattern FRAMES =
      Pattern.compile("(?: \\w[\\w.]*\\+0x[0-9a-f]+/0x[0-9a-f]+(?: \\[\\w+\\])?\n)*");

  /** An empty line after the first line, which the plain reader takes for the end of the record. */
  private static final Pattern DOUBLED = Pattern.compile("\\n[ \\t\\r]*\\n");

  private static final Pattern CUT_MASK =
      Pattern.compile("\\A[^\\n]*mask 0x[0-9a-fA-F]+\\r?\\nPFN \\S+ type");

  /**
   * A record start within a line of other text: the plain reader attributes the next lines to it.
   */
  private static final Pattern RUN_IN = Pattern.compile("[^\\n]Page allocated via order");

  @Provide
  Arbitrary<DumpBuilder> dumps() {
    return Arbitraries.oneOf(
        DumpArbitraries.dumps(),
        DumpArbitraries.handleDumps(),
        DumpArbitraries.runs(),
        DumpArbitraries.alternations());
  }

  @Provide
  Arbitrary<String> damagedDumps() {
    return Arbitraries.oneOf(DamagedDumps.any(), DamagedDumps.runs(), DamagedDumps.alternations());
  }

  @Provide
  Arbitrary<String> damagedSamples() {
    return Arbitraries.of(Samples.ALL).flatMap(name -> DamagedDumps.of(Samples.bytes(name)));
  }

  @Provide
  Arbitrary<String> noise() {
    return DamagedDumps.noise().filter(text -> !text.startsWith("\u001f")); // compressed
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void read_dumpOfAnyForm_agreesWithThePlainReader(@ForAll("dumps") DumpBuilder dump)
      throws IOException {
    assertSameReading(dump.bytes());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void read_damagedDump_hasAllThatThePlainReaderReads(@ForAll("damagedDumps") String dump)
      throws IOException {
    assertReadsNoLess(RecordSpec.bytes(dump));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void read_damagedSample_hasAllThatThePlainReaderReads(@ForAll("damagedSamples") String dump)
      throws IOException {
    assertReadsNoLess(RecordSpec.bytes(dump));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void read_noise_hasAllThatThePlainReaderReads(@ForAll("noise") String bytes) throws IOException {
    if (!RUN_IN.matcher(bytes).find() && !isQuoted(RecordSpec.bytes(bytes))) {
      assertReadsNoLess(RecordSpec.bytes(bytes));
    }
  }

  @Example
  void read_samples_agreesWithThePlainReader() throws IOException {
    for (String name : Samples.ALL) {
      assertSameReading(Samples.bytes(name));
    }
  }

  /**
   * The plain reader does not join broken lines, and drops a record whose first line is damaged.
   * All that it reads of the others must be read, in the same order, also where a record starts
   * within a line. Three cases are excused: a record in the truncated tail, which is longer if an
   * empty line follows every line; the stack of a record whose first line is followed by an empty
   * line; and a mask that may be cut, since it ends the line and the PFN line is of a kernel that
   * prints names.
   */
  private static void assertReadsNoLess(byte[] bytes) throws IOException {
    Dump dump = DumpRecords.read(bytes);
    if (dump.report().isInventory()) {
      return;
    }
    String input = RecordSpec.latin1(bytes);
    long tail = input.length() - dump.report().tailBytes();
    List<PlainRecord> records = DumpRecords.plain(dump.batches());
    int at = 0;
    int from = 0;
    for (PlainRecord expected : PlainReader.read(bytes).records()) {
      int where = input.indexOf(expected.text(), from);
      from = where + 1;
      int next = at;
      while (next < records.size() && !hasAll(records.get(next), expected)) {
        next++;
      }
      boolean excused = where >= tail;
      assertTrue(
          next < records.size() || excused, () -> "not read: " + expected + "\nbut: " + records);
      at = next < records.size() ? next + 1 : at;
    }
    assertEquals(bytes.length, dump.report().bytes());
  }

  private static boolean hasAll(PlainRecord record, PlainRecord expected) {
    boolean doubled = DOUBLED.matcher(record.text()).find();
    boolean whole =
        expected.trailer() == null
            && expected.stack() != null
            && !(doubled && expected.stack().isEmpty())
            && FRAMES.matcher(expected.stack()).matches();
    boolean several = expected.text().indexOf("\nPFN ") != expected.text().lastIndexOf("\nPFN ");
    boolean maskMayBeCut = CUT_MASK.matcher(expected.text()).find();
    return isOrAbsent(expected.order(), record.order())
        && (maskMayBeCut || isOrAbsent(expected.gfp(), mask(record.gfp())))
        && isOrAbsent(expected.pid(), record.pid())
        && isOrAbsent(expected.tgid(), record.tgid())
        && isOrAbsent(expected.name(), record.name())
        && isOrAbsent(expected.allocTs(), record.allocTs())
        && (several || isOrAbsent(expected.pfn(), record.pfn()))
        && (several || isOrAbsent(expected.pageblock(), record.pageblock()))
        && (several || isOrAbsent(expected.flags(), record.flags()))
        && (!whole || Objects.equals(expected.stack(), record.stack()));
  }

  /** A number without names next to a pid has a layout that the plain reader does not check. */
  private static @Nullable String mask(@Nullable String gfp) {
    return gfp == null ? null : gfp.replace("gfp_mask: ", "");
  }

  private static boolean isOrAbsent(@Nullable Object expected, @Nullable Object read) {
    return expected == null || expected.equals(read);
  }

  /** Returns whether the text looks quoted: the plain reader knows no prefixes. */
  private static boolean isQuoted(byte[] bytes) throws IOException {
    return !new InputProbe(Input.ofStream(new ByteArrayInputStream(bytes), "text")).isPlain();
  }

  private static void assertSameReading(byte[] bytes) throws IOException {
    if (isQuoted(bytes)) {
      return;
    }
    PlainReader plain = PlainReader.read(bytes);
    Dump dump = DumpRecords.read(bytes);
    if (dump.report().isInventory()) {
      return; // it has no records; the plain reader reads dumps only
    }
    List<PlainRecord> records = DumpRecords.plain(dump.batches());
    for (int i = 0; i < Math.min(records.size(), plain.records().size()); i++) {
      assertEquals(plain.records().get(i), records.get(i), "record " + i);
    }
    assertEquals(plain.records().size(), records.size());
    ReadReport report = dump.report();
    assertEquals(plain.skippedBytes(), report.skippedBytes());
    assertEquals(plain.tailBytes(), report.tailBytes());
    assertEquals(bytes.length, report.bytes());
  }
}
