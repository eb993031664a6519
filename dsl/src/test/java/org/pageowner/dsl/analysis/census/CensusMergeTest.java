package org.pageowner.dsl.analysis.census;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.export.Format;
import org.pageowner.testing.Samples;

/** Merging more groups than fit into memory, and its temporary file. */
class CensusMergeTest {
  /** Less than a group takes, so that each goes to the file. */
  private static final long NOTHING = 1;

  private final Path folder;

  CensusMergeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static List<DumpSource> sources(int hosts) {
    List<DumpSource> sources = new ArrayList<>();
    Census census = Census.of(Dump.read(Samples.path(Samples.V6_12_A)), Keys.STACKTRACE, Keys.NAME);
    for (int host = 0; host < hosts; host++) {
      sources.add(census.host("host " + host).source());
    }
    return sources;
  }

  private static String text(CensusMerge merge) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var unused = merge.writeTo(out);
    return out.toString(UTF_8);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void writeTo_hasTheSameBytesWhateverFitsIntoMemory() throws IOException {
    CensusMerge merge = CensusMerge.of(sources(5)).temporaryFolder(folder);
    String expected = text(merge);
    List<Census> parts = new ArrayList<>();
    Census census = Census.of(Dump.read(Samples.path(Samples.V6_12_A)), Keys.STACKTRACE, Keys.NAME);
    for (int host = 0; host < 5; host++) {
      parts.add(census.host("host " + host));
    }
    StringBuilder inMemory = new StringBuilder();
    Census.merge(parts).writeTo(inMemory, Format.NDJSON);
    assertEquals(inMemory.toString(), expected);
    for (long bytes : List.of(NOTHING, 1_000L, 30_000L, 200_000L)) {
      assertEquals(expected, text(merge.inMemory(bytes)), bytes + " bytes");
      assertEquals(List.of(), left());
    }
  }

  @Test
  void temporaryFile_isRemovedIfWritingFails() throws IOException {
    CensusMerge merge = CensusMerge.of(sources(2)).inMemory(NOTHING).temporaryFolder(folder);
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    IOException e = assertThrows(IOException.class, () -> merge.writeTo(full));
    assertEquals("No space left on device", e.getMessage());
    assertEquals(List.of(), left());
  }

  @Test
  void temporaryFile_isRemovedIfASourceIsNoCensus() throws IOException {
    List<DumpSource> sources = sources(2);
    sources.add(DumpSource.of(Samples.path(Samples.V6_12_A)));
    CensusMerge merge = CensusMerge.of(sources).inMemory(NOTHING).temporaryFolder(folder);
    assertThrows(IllegalArgumentException.class, () -> text(merge));
    assertEquals(List.of(), left());
  }

  @Test
  void temporaryFile_isRemovedIfTheThreadIsInterrupted() throws IOException {
    CensusMerge merge = CensusMerge.of(sources(3)).inMemory(NOTHING).temporaryFolder(folder);
    OutputStream cancelling =
        new OutputStream() {
          @Override
          public void write(int b) {
            Thread.currentThread().interrupt();
          }
        };
    IOException e = assertThrows(IOException.class, () -> merge.writeTo(cancelling));
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
    assertInstanceOf(InterruptedIOException.class, e);
    assertEquals(List.of(), left());
  }

  @Test
  void folderThatCannotBeWritten_isNamedWithARemedy() {
    Path missing = folder.resolve("missing");
    CensusMerge merge = CensusMerge.of(sources(2)).inMemory(NOTHING).temporaryFolder(missing);
    IOException e = assertThrows(IOException.class, () -> text(merge));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith(
                "the groups do not fit into memory, and a temporary file in "
                    + missing
                    + " cannot be written: NoSuchFileException"),
        e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("another folder helps"), e.getMessage());
  }

  @Test
  void folder_isNotUsedIfAllFitsIntoMemory() throws IOException {
    CensusMerge merge = CensusMerge.of(sources(2)).temporaryFolder(folder.resolve("missing"));
    assertTrue(text(merge).startsWith("{\"census\":"));
  }
}
