package org.pageowner.core.dialects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One parsing rule: an id, prose, an input, and the expected fields.
 *
 * <pre>
 * The rule in words.
 *
 * === input
 * Page allocated via order 0, mask 0x0()␊
 * ␊
 * === expected
 * report records=1 ...
 * record
 *   order 0
 * </pre>
 *
 * <p>In the input a line end is {@code ␊}, and the line breaks of the file have no meaning; {@code
 * ␍}, {@code ␀}, {@code ␛}, {@code ␉} and {@code ␠} are CR, NUL, ESC, tab and a blank at the end of
 * a line; {@code \xNN} is any byte; as text it has one char per byte. The expectation is complete:
 * a field that is not named is absent.
 */
record CaseFile(Path file, String id, String prose, String input, String expected) {
  private static final String INPUT = "\n=== input\n";
  private static final String EXPECTED = "\n=== expected\n";

  /** Returns all case files, by directory and name. */
  static List<CaseFile> all(Path directory) throws IOException {
    List<CaseFile> cases = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        cases.add(read(directory, file));
      }
    }
    return cases;
  }

  private static CaseFile read(Path directory, Path file) throws IOException {
    String text = Files.readString(file);
    int input = text.indexOf(INPUT);
    int expected = text.indexOf(EXPECTED);
    if (input < 0 || expected < input) {
      throw new IOException(file + " is no case: it has no input, or nothing is expected");
    }
    String id = directory.relativize(file).toString().replace('\\', '/').replace(".txt", "");
    return new CaseFile(
        file,
        id,
        text.substring(0, input).strip(),
        latin1(text.substring(input + INPUT.length(), expected)),
        text.substring(expected + EXPECTED.length()));
  }

  private static String latin1(String visible) {
    StringBuilder latin1 = new StringBuilder();
    String text = visible.replace("\n", "");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && text.startsWith("x", i + 1)) {
        latin1.append((char) Integer.parseInt(text, i + 2, i + 4, 16));
        i += 3;
      } else if (c >= '\u2400' && c <= '\u2420') {
        latin1.append((char) (c - '\u2400'));
      } else {
        latin1.append(
            new String(
                String.valueOf(c).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
      }
    }
    return latin1.toString();
  }

  @Override
  public String toString() {
    return id;
  }
}
