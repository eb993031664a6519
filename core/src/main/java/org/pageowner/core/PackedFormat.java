package org.pageowner.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compressed files and archives that are not read, identified by their first bytes: the error names
 * the format and the command that unpacks it.
 */
enum PackedFormat {
  XZ("xz", "xz -dc", "fd377a585a00"),
  ZSTD("Zstandard", "zstd -dc", "28b52ffd"),
  BZIP2("bzip2", "bzip2 -dc", "425a68..314159265359 425a68..177245385090"),
  ZIP("zip", "unzip -p", "504b0304 504b0506 504b0708"),
  SEVEN_ZIP("7-Zip", "7z x -so", "377abcaf271c"),
  LZ4("lz4", "lz4 -dc", "04224d18 02214c18"),
  LZMA("lzma", "xz -dc --format=lzma", "5d0000....ffffffffffffffff 5d0000................000000"),
  LZIP("lzip", "lzip -dc", "4c5a495001"),
  LZOP("lzop", "lzop -dc", "894c5a4f000d0a1a0a"),
  RAR("rar", "unrar p -inul", "526172211a07"),
  COMPRESS("compress", "gzip -dc", "1f9d"),
  GZIP("gzip", "gzip -dc", "1f8b08"),
  TAR("tar", "tar -xOf", "");

  /** The number of first bytes to look at: the size of the header of a tar archive. */
  static final int LOOK = 512;

  private static final int TAR_SUM = 148;
  private static final int TAR_SUM_END = 156;
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./][\\w@%+=:,./-]*");

  private final String format;
  private final String command;
  private final String magic;

  /**
   * A format.
   *
   * @param magic alternatives for its first bytes in hexadecimal, separated by blanks; {@code ..}
   *     is any byte
   */
  PackedFormat(String format, String command, String magic) {
    this.format = format;
    this.command = command;
    this.magic = magic;
  }

  /** Returns the format that the first bytes identify, or {@code null} if they may be text. */
  static @Nullable PackedFormat of(byte[] start, int length) {
    for (PackedFormat format : values()) {
      if (format == TAR ? isTarHeader(start, length) : format.matches(start, length)) {
        return format;
      }
    }
    return null;
  }

  private boolean matches(byte[] start, int length) {
    return Arrays.stream(magic.split(" ", -1)).anyMatch(one -> matches(one, start, length));
  }

  private static boolean matches(String magic, byte[] start, int length) {
    if (length < magic.length() / 2) {
      return false;
    }
    for (int i = 0; i < magic.length(); i += 2) {
      String expected = magic.substring(i, i + 2);
      if (!expected.equals("..") && Integer.parseInt(expected, 16) != (start[i / 2] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Checks the sum of the header's bytes, stored in octal and computed with blanks in its place.
   */
  private static boolean isTarHeader(byte[] start, int length) {
    if (length < LOOK || start[0] == 0) {
      return false;
    }
    long sum = 0;
    for (int i = 0; i < LOOK; i++) {
      sum += i >= TAR_SUM && i < TAR_SUM_END ? ' ' : start[i] & 0xff;
    }
    byte[] field = Arrays.copyOfRange(start, TAR_SUM, TAR_SUM_END);
    String digits = new String(field, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    return digits.matches("[0-7]{1,7}") && Long.parseLong(digits, 8) == sum;
  }

  /**
   * Returns the exception for an input in this format.
   *
   * @param file the path of the input, or {@code null} if it is a stream
   * @param inGzip whether it is within a gzip stream
   */
  IOException refusal(@Nullable String file, boolean inGzip) {
    return new IOException(
        "%s is packed with %s%s, which is not read: unpack it, as with %s"
            .formatted(
                file == null ? "the input" : file,
                format,
                inGzip ? " within gzip" : "",
                unpacking(file == null ? "FILE" : quoted(file), inGzip)));
  }

  private String unpacking(String file, boolean inGzip) {
    String reader = " | pageowner ... -";
    if (this == TAR) {
      return (inGzip ? "tar -xOzf " : "tar -xOf ") + file + " MEMBER" + reader;
    }
    if (!inGzip) {
      return command + " " + file + reader;
    }
    return switch (this) {
      case ZIP, SEVEN_ZIP, RAR ->
          "gzip -dc " + file + " > UNPACKED; " + command + " UNPACKED" + reader;
      default -> "gzip -dc " + file + " | " + command + reader;
    };
  }

  /** The path as one word of a shell. */
  private static String quoted(String file) {
    return PLAIN_WORD.matcher(file).matches() ? file : "'" + file.replace("'", "'\\''") + "'";
  }
}
