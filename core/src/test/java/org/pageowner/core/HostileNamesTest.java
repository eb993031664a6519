package org.pageowner.core;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

/** Task names may have any bytes except NUL; some imitate the text around them. */
class HostileNamesTest {
  /** The number of occurrences of each name in the sample, counted without this library. */
  private static final Map<String, Integer> IN_THE_SAMPLE =
      Map.ofEntries(
          Map.entry("\nempty-line", 5),
          Map.entry("), ts 5 ns", 3),
          Map.entry("a), ts 1 ns\n", 3),
          Map.entry("busybox", 2),
          Map.entry("cpuhp/0", 1),
          Map.entry("cr\rhere", 3),
          Map.entry("dmesg", 1),
          Map.entry("esc\u001b[31m", 3),
          Map.entry("ext4lazyinit", 2),
          Map.entry("init", 4),
          Map.entry("insmod", 7),
          Map.entry("kdevtmpfs", 1),
          Map.entry("kthreadd", 2),
          Map.entry("kworker/0:1", 1),
          Map.entry("kworker/0:1H", 1),
          Map.entry("kworker/1:0", 3),
          Map.entry("kworker/1:0H", 3),
          Map.entry("kworker/u8:1", 1),
          Map.entry("mkdir", 1),
          Map.entry("mount", 2),
          Map.entry("nl\nPFN 0x1 ty", 6),
          Map.entry("order 9, pid 1,", 3),
          Map.entry("swapper", 9),
          Map.entry("swapper/0", 8),
          Map.entry("tgid 99 (a", 3),
          Map.entry("uname", 1),
          Map.entry("wl", 7),
          Map.entry("x\n\nPage alloc", 3),
          Map.entry("\u2028sep", 3));

  @Test
  void read_realDumpWithHostileNames_countsEach() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_HOSTILE));
    assertEquals(
        new TreeMap<>(IN_THE_SAMPLE),
        new TreeMap<>(
            dump.stream()
                .collect(
                    groupingBy(
                        record -> requireNonNull(record.name()),
                        collectingAndThen(counting(), Math::toIntExact)))));
    assertEquals(92, dump.size());
    assertTrue(dump.report().isClean());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a), ts 5 ns",
        "a), ts 5",
        "), ts ), ts ",
        "), ts 1 ns\nPFN ",
        "a), ts 1 ns\n\n\n",
        "\n\n\n\n\n\n\n\n",
        "\r\n\r\n",
        "Page allocated ",
        "\nPage allocated",
        " (",
        "()()()()()()()",
        "\u00ff\u00c3",
        "a\\x41"
      })
  void read_name_isAsTheTaskSetIt(String name) throws IOException {
    for (Form form : new Form[] {Form.V5_18, Form.V6_5, Form.V6_7}) {
      DumpBuilder dump =
          DumpBuilder.of(form)
              .record()
              .record(r -> r.name(name))
              .record(r -> r.name(name))
              .record();
      Dump read = DumpRecords.read(dump.bytes());
      assertEquals(dump.records(), DumpRecords.specs(read), form.toString());
      assertEquals(0, read.report().malformed(), form.toString());
    }
  }

  @Test
  void read_nameOfTheKernelsToCome_upTo63Bytes() {
    String longest = "0123456789abcdef0123456789abcdef0123456789abcdef01234567 (89), ";
    Dump dump = Dump.parse(SmallDump.text().replace("(two)", "(" + longest + ")"));
    assertEquals(longest, dump.get(1).name());
    assertTrue(dump.report().isClean());
    Dump tooLong = Dump.parse(SmallDump.text().replace("(two)", "(" + longest + "x)"));
    assertEquals(2, tooLong.size());
    assertEquals("the first line is incomplete", tooLong.report().samples().get(0).reason());
  }

  @ParameterizedTest
  @EnumSource(names = {"V5_18", "V6_5", "V6_7"})
  void read_everyByteInAName_comesBack(Form form) throws IOException {
    DumpBuilder dump = DumpBuilder.of(form);
    for (int c = 1; c <= 0xff; c++) {
      String name = "<" + (char) c + ">";
      dump.record(r -> r.name(name));
    }
    Dump read = DumpRecords.read(dump.bytes());
    assertEquals(dump.records(), DumpRecords.specs(read));
  }
}
