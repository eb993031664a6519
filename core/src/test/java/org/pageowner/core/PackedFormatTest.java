package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedFormatTest {
  private final Path folder;

  PackedFormatTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Returns an archive of one member, with the header that POSIX describes. */
  private static byte[] tar(String member, byte[] content, boolean isUstar) {
    byte[] archive = new byte[512 + (content.length + 511) / 512 * 512 + 1024];
    put(archive, 0, member);
    put(archive, 100, "0000644\0");
    put(archive, 124, "%011o".formatted(content.length));
    put(archive, 148, "        ");
    put(archive, 156, "0");
    put(archive, 257, isUstar ? "ustar\00000" : "");
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += archive[i] & 0xff;
    }
    put(archive, 148, "%06o\0 ".formatted(sum));
    System.arraycopy(content, 0, archive, 512, content.length);
    return archive;
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }

  private static String refusal(Path file) {
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Dump.read(file));
    return String.valueOf(e.getMessage()).replace(file.toString(), "F");
  }

  private static String refusal(byte[] bytes) {
    InputStream stream = new ByteArrayInputStream(bytes);
    return String.valueOf(
        assertThrows(UncheckedIOException.class, () -> Dump.reader().read(DumpSource.of(stream)))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "fd377a585a000004e6d6b446, xz, xz -dc F",
    "28b52ffd04580000, Zstandard, zstd -dc F",
    "425a6839314159265359aaaa, bzip2, bzip2 -dc F",
    "425a683917724538509000000000, bzip2, bzip2 -dc F",
    "504b030414000000, zip, unzip -p F",
    "504b050600000000, zip, unzip -p F",
    "377abcaf271c0004, 7-Zip, 7z x -so F",
    "04224d186440a700, lz4, lz4 -dc F",
    "5d00008000ffffffffffffffff00, lzma, xz -dc --format=lzma F",
    "5d00008000220200000000000000, lzma, xz -dc --format=lzma F",
    "4c5a4950010c00, lzip, lzip -dc F",
    "894c5a4f000d0a1a0a1010, lzop, lzop -dc F",
    "526172211a0701003392, rar, unrar p -inul F",
    "1f9d90506161, compress, gzip -dc F"
  })
  void read_packedFile_isRefusedWithTheCommandThatUnpacksIt(
      String hex, String format, String command) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    Path file = Files.write(folder.resolve("dump.txt"), bytes);

    assertEquals(
        "F is packed with %s, which is not read: unpack it, as with %s | pageowner ... -"
            .formatted(format, command),
        refusal(file));
    assertEquals(
        "the input is packed with %s, which is not read: unpack it, as with %s | pageowner ... -"
            .formatted(format, command.replace(" F", " FILE")),
        refusal(bytes));
  }

  @Test
  void read_archive_isRefused() throws IOException {
    for (boolean isUstar : new boolean[] {true, false}) {
      byte[] tar = tar("logs/page_owner.txt", SmallDump.bytes(), isUstar);
      Path file = Files.write(folder.resolve("dump.gz"), tar);
      Path packed = Files.write(folder.resolve("dump.txt"), gzip(tar));

      assertEquals(
          "F is packed with tar, which is not read: unpack it, as with tar -xOf F MEMBER"
              + " | pageowner ... -",
          refusal(file));
      assertEquals(
          "F is packed with tar within gzip, which is not read: unpack it, as with tar -xOzf F"
              + " MEMBER | pageowner ... -",
          refusal(packed));
    }
  }

  @Test
  void read_packedFileWithinGzip_isRefused() throws IOException {
    byte[] xz = HexFormat.of().parseHex("fd377a585a000004e6d6b446");
    byte[] zip = HexFormat.of().parseHex("504b030414000000");

    assertEquals(
        "the input is packed with xz within gzip, which is not read: unpack it, as with"
            + " gzip -dc FILE | xz -dc | pageowner ... -",
        refusal(gzip(xz)));
    assertEquals(
        "the input is packed with gzip within gzip, which is not read: unpack it, as with"
            + " gzip -dc FILE | gzip -dc | pageowner ... -",
        refusal(gzip(gzip(SmallDump.bytes()))));
    assertEquals(
        "the input is packed with zip within gzip, which is not read: unpack it, as with"
            + " gzip -dc FILE > UNPACKED; unzip -p UNPACKED | pageowner ... -",
        refusal(gzip(zip)));
  }

  @Test
  void read_fileNameWithBlanks_isOneWordOfTheCommand() throws IOException {
    Path file = Files.write(folder.resolve("it's a dump"), new byte[] {'P', 'K', 3, 4});
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Dump.read(file));

    String word = "'" + file.toString().replace("'", "'\\''") + "'";
    assertEquals(
        file
            + " is packed with zip, which is not read: unpack it, as with unzip -p "
            + word
            + " | pageowner ... -",
        e.getMessage());
  }

  @Test
  void read_streamOfSingleBytes_isIdentifiedToo() {
    byte[] tar = tar("page_owner.txt", SmallDump.bytes(), true);
    InputStream slow =
        new ByteArrayInputStream(tar) {
          @Override
          public synchronized int read(byte[] into, int at, int length) {
            return super.read(into, at, Math.min(1, length));
          }
        };

    assertThrows(UncheckedIOException.class, () -> Dump.reader().read(DumpSource.of(slow)));
  }

  @Test
  void read_startsThatAreNoMagic_areText() throws IOException {
    for (String start : new String[] {"PK\n", "BZh9 is a word\n", "Rar!\n", "]\0\0\n", "LZIP\n"}) {
      byte[] text =
          (start + new String(SmallDump.bytes(), StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
      assertEquals(3, DumpRecords.read(text).size(), start);
      assertEquals(3, DumpRecords.read(gzip(text)).size(), start);
    }
    byte[] almost = tar("page_owner.txt", SmallDump.bytes(), true);
    almost[0]++;
    assertEquals(3, DumpRecords.read(Arrays.copyOf(almost, almost.length - 1024)).size());
  }
}
