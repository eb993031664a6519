package org.pageowner.core.internal.text.prefix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import org.pageowner.core.internal.text.chunk.ChunkSource;
import org.pageowner.core.internal.text.lines.OriginalPositions;
import org.pageowner.core.internal.text.lines.TextLines;

/**
 * A pasted text as the kernel printed it: without the prefixes of its lines, so that it can be
 * parsed as any other input.
 *
 * <p>A line without a known prefix is prose and becomes an empty line, except directly after a line
 * of the kernel, which a mailer may have broken. {@link #positions()} maps positions in this text
 * to the original input.
 */
public final class UnprefixedText implements ChunkSource.Input {
  /** Maximum number of lines without a prefix that continue one with it. */
  private static final int MAX_CONTINUED = 4;

  private final TextLines lines;
  private final boolean encoded;
  private final Prefixes prefixes;
  private final ChunkSource.Input input;
  private final OriginalPositions positions;
  private byte[] line = {};
  private int at;
  private long written;
  private int continued = MAX_CONTINUED;

  public UnprefixedText(
      TextLines lines, boolean encoded, Prefixes prefixes, ChunkSource.Input input) {
    this.lines = lines;
    this.encoded = encoded;
    this.positions = new OriginalPositions(encoded);
    this.prefixes = prefixes;
    this.input = input;
  }

  /** Returns the positions of the lines in the original input. */
  public OriginalPositions positions() {
    return positions;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (at == line.length && !advance()) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, into, from, count);
    at += count;
    return count;
  }

  private boolean advance() throws IOException {
    if (!lines.next()) {
      return false;
    }
    String whole = lines.text();
    String words = words(prefixes.split(whole));
    int prefix = encoded || words.isEmpty() ? 0 : whole.length() - words.length();
    boolean ends = !lines.endsInLine();
    line = (ends ? words + "\n" : words).getBytes(ISO_8859_1);
    at = 0;
    positions.add(written, lines.offset() + prefix, lines.number(), lines.total());
    written += line.length;
    return line.length > 0 || advance();
  }

  private String words(PrefixedLine prefixed) {
    if (!prefixed.isForeign()) {
      continued = prefixed.words().isBlank() ? MAX_CONTINUED : 0;
      return prefixed.words();
    }
    if (prefixed.words().isBlank()) {
      continued = MAX_CONTINUED;
    }
    return continued++ < MAX_CONTINUED ? prefixed.words() : "";
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
