package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.ReadReport;
import org.pageowner.testing.DamagedDumps;
import org.pageowner.testing.RecordSpec;
import org.pageowner.testing.Samples;

/** The parts of a file have the records and the account of the file. */
class FilePartPropertiesTest {
  /** The records and the places of problems of one or more inputs. */
  private record Account(
      List<Object> records,
      List<String> places,
      List<String> parts,
      long bytes,
      long skippedBytes,
      long tailBytes,
      long malformed,
      long pages,
      boolean truncated) {
    static Account of(List<Dump> dumps, List<String> parts) {
      List<Object> records = new ArrayList<>();
      List<String> places = new ArrayList<>();
      long[] sums = new long[5];
      boolean truncated = false;
      for (Dump dump : dumps) {
        records.addAll(DumpRecords.plain(dump.batches()));
        ReadReport report = dump.report();
        for (Diagnostic place : report.samples()) {
          places.add(place.offset() + " " + place.reason() + " " + place.excerpt());
        }
        sums[0] += report.bytes();
        sums[1] += report.skippedBytes();
        sums[2] += report.tailBytes();
        sums[3] += report.malformed();
        sums[4] += report.pages();
        truncated |= report.truncatedTail();
      }
      return new Account(
          records,
          places.subList(0, Math.min(places.size(), ReadReport.MAX_SAMPLES)),
          parts,
          sums[0],
          sums[1],
          sums[2],
          sums[3],
          sums[4],
          truncated);
    }
  }

  @Provide
  Arbitrary<String> dumps() {
    return Arbitraries.oneOf(
        DamagedDumps.any(),
        DamagedDumps.runs(),
        DamagedDumps.noise(),
        Arbitraries.of(Samples.ALL).flatMap(name -> DamagedDumps.of(Samples.bytes(name))));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void parts_ofAnyInput_haveItsRecordsAndAccount(
      @ForAll("dumps") String dump,
      @ForAll @Size(max = 8) List<@DoubleRange(min = 0, max = 1) Double> cuts,
      @ForAll @IntRange(min = 1, max = 5000) int chunkBytes)
      throws IOException {
    withFile(
        RecordSpec.bytes(dump),
        file -> {
          Set<Long> bounds = new TreeSet<>();
          cuts.forEach(cut -> bounds.add((long) (cut * dump.length())));
          bounds.add((long) dump.length() + 7);
          assertSameInParts(file, Dump.reader().chunkBytes(chunkBytes), bounds);
        });
  }

  @Example
  void parts_ofOneByteEach_haveTheRecords() throws IOException {
    byte[] dump = SmallDump.bytes();
    withFile(
        dump,
        file -> {
          Set<Long> bounds = new TreeSet<>();
          for (long at = 1; at <= Math.min(dump.length, 3000); at++) {
            bounds.add(at);
          }
          bounds.add((long) dump.length);
          assertSameInParts(file, Dump.reader(), bounds);
        });
  }

  @Example
  void parts_ofPackedAndOtherInputs_areInTheFirst() throws IOException {
    for (String name : Samples.ALL) {
      withFile(
          Samples.bytes(name),
          file -> assertSameInParts(file, Dump.reader(), Set.of(1000L, Files.size(file))));
    }
  }

  @Example
  void part_withDamage_namesItsOffsetInTheFile() throws IOException {
    byte[] dump = RecordSpec.bytes(SmallDump.text() + "rubbish\n\n");
    withFile(
        dump,
        file -> {
          try (FileChannel channel = FileChannel.open(file)) {
            DumpSource part = DumpSource.ofPart(channel, "a.txt", 100, dump.length);
            MalformedDumpException e =
                assertThrows(MalformedDumpException.class, () -> Dump.reader().strict().read(part));
            assertEquals("a.txt, part from byte 100", e.source());
            assertEquals(dump.length - 9, e.diagnostic().offset());
            assertTrue(channel.isOpen());
          }
        });
  }

  private interface Check {
    void of(Path file) throws IOException;
  }

  private static void withFile(byte[] dump, Check check) throws IOException {
    Path file = Files.createTempFile("dump", ".txt");
    try {
      Files.write(file, dump);
      check.of(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void assertSameInParts(Path file, DumpReader reader, Set<Long> bounds)
      throws IOException {
    List<Dump> parts = new ArrayList<>();
    List<String> malformed = new ArrayList<>();
    DumpReader inParts = reader.onMalformed(part -> malformed.add(text(part)));
    try (FileChannel channel = FileChannel.open(file)) {
      long from = 0;
      for (long to : new TreeSet<>(bounds)) {
        parts.add(inParts.read(DumpSource.ofPart(channel, "part", from, to)));
        from = to;
      }
    }
    List<String> ofWhole = new ArrayList<>();
    DumpReader whole = DumpRecords.inOnePiece().onMalformed(part -> ofWhole.add(text(part)));
    Account expected = Account.of(List.of(whole.read(file)), ofWhole);
    assertEquals(expected, Account.of(parts, malformed));
    assertTrue(ofWhole.size() >= expected.malformed(), ofWhole::toString);
  }

  private static String text(MalformedPart part) {
    Diagnostic place = part.diagnostic();
    return place.offset() + " " + place.reason() + " " + part.hasRecord() + " " + part.text();
  }
}
