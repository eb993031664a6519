package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.testing.Samples;

/** Copies of /proc/pagetypeinfo in mails, logs and web pages. */
class PageTypeInfoQuotedTest {
  private static String original() throws IOException {
    return new String(
        Files.readAllBytes(Samples.path(Samples.V6_12_PAGETYPEINFO)), StandardCharsets.ISO_8859_1);
  }

  /** Reads the sample after a change to each of its lines, and expects the values of the sample. */
  private static void assertReadsTheSame(UnaryOperator<String> change) throws IOException {
    StringBuilder text = new StringBuilder();
    original().lines().forEach(line -> text.append(change.apply(line)).append('\n'));
    assertReadsTheSame(text.toString());
  }

  private static void assertReadsTheSame(String text) throws IOException {
    PageTypeInfo expected = PageTypeInfo.parse(original());
    assertEquals(expected, PageTypeInfo.parse(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"> ", ">", "> > ", "# ", "    ", "\t", "|", "[  12.345678] ", "host kernel: "})
  void parse_textBeforeEachLine_isSkipped(String prefix) throws IOException {
    assertReadsTheSame(line -> prefix + line);
    assertReadsTheSame(line -> (prefix + line).stripTrailing());
  }

  @Test
  void parse_varyingTextBeforeEachLine_isSkipped() throws IOException {
    int[] clock = {1000};
    assertReadsTheSame(
        line -> String.format(Locale.ROOT, "[%5d.%06d] ", clock[0]++, clock[0] * 7) + line);
  }

  @Test
  void parse_otherBlanks_areBlanks() throws IOException {
    assertReadsTheSame(line -> line + "   \r");
    assertReadsTheSame(line -> line.replace(' ', '\u00a0'));
    assertReadsTheSame(line -> line.replace(" ", "\u00c2\u00a0"));
    assertReadsTheSame(line -> line.replaceAll(" +", " "));
    assertReadsTheSame(line -> line.replaceAll(" {2,}", "\t"));
    assertReadsTheSame(line -> "&gt; " + line.replace(" ", "&nbsp;"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "> ", "    "})
  void parse_linesThatAMailerBroke_areJoined(String prefix) throws IOException {
    Pattern last = Pattern.compile("(?<=.{50,68}) +(?=\\S)");
    assertReadsTheSame(line -> prefix + last.matcher(line).replaceFirst("\n" + prefix));
    assertReadsTheSame(line -> prefix + last.matcher(line).replaceFirst("\n"));
  }

  @Test
  void parse_proseAround_isNoDamage() throws IOException {
    assertReadsTheSame(
        "Hello,\n\nNode 0, zone Normal is the one that fails:\n"
            + original().lines().map(line -> "> " + line + "\n").reduce("", String::concat)
            + "Thanks\n-- \nme\n");
  }

  @Test
  void parse_aLineWithinATable_isMalformed() {
    PageTypeInfo info =
        PageTypeInfo.parse(
            """
            > Number of blocks type     Unmovable      Movable
            > Node 0, zone   Normal            1            2
            > noise
            > Node 1, zone   Normal            3            4
            """);

    assertEquals(1, info.malformed());
    assertEquals(3, info.samples().get(0).line());
    assertEquals(6, info.pageblocks("Movable"));
  }

  @Test
  void parse_aDump_namesIt() {
    PageTypeInfo info = PageTypeInfo.parse(new String(SmallDump.bytes(), StandardCharsets.UTF_8));

    assertTrue(info.zones().isEmpty());
    assertEquals(
        "not a copy of /proc/pagetypeinfo: it is a page_owner dump",
        info.samples().get(0).reason());
  }

  @Test
  void read_packedFiles_areUnpackedOrNamed(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(original().getBytes(StandardCharsets.ISO_8859_1));
    }
    Path gzip = Files.write(folder.resolve("info"), packed.toByteArray());
    Path zip = Files.write(folder.resolve("zip"), new byte[] {'P', 'K', 3, 4, 0});

    assertEquals(PageTypeInfo.parse(original()), PageTypeInfo.read(gzip));
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> PageTypeInfo.read(zip));
    assertTrue(String.valueOf(e.getMessage()).contains("unzip -p " + zip), e.getMessage());
  }
}
