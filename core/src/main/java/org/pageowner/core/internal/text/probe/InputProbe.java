package org.pageowner.core.internal.text.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.bytes.PositionedInput;
import org.pageowner.core.internal.text.bytes.RecordStart;
import org.pageowner.core.internal.text.chunk.ChunkSource;
import org.pageowner.core.internal.text.counted.CensusReader;
import org.pageowner.core.internal.text.counted.InventoryReader;
import org.pageowner.core.internal.text.counted.ModuleStatsReader;
import org.pageowner.core.internal.text.counted.SortedReader;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.text.lines.ConsoleWidth;
import org.pageowner.core.internal.text.lines.DecodedLines;
import org.pageowner.core.internal.text.lines.Encoding;
import org.pageowner.core.internal.text.lines.EncodingDetector;
import org.pageowner.core.internal.text.lines.Lines;
import org.pageowner.core.internal.text.lines.TextLines;
import org.pageowner.core.internal.text.log.LogReader;
import org.pageowner.core.internal.text.prefix.Anchors;
import org.pageowner.core.internal.text.prefix.Prefixes;
import org.pageowner.core.internal.text.prefix.UnprefixedText;

/**
 * Determines the kind of an input from its start, and then provides the whole input, start
 * included.
 *
 * <p>A cheap test comes first: an input that starts with a record, and has no sign of an encoding
 * in the first 64 KiB, is a dump. Nearly all inputs end there, and no pattern is compiled for them.
 * For others, the lines that are unmistakable ({@link Anchors}) are counted for each kind, and the
 * majority decides; from the same lines, the prefixes and the encoding of the text are learnt. If
 * nothing of page_owner is found, up to 4 MiB are searched, since a kernel log may have a long
 * start without any report; the same for kernels whose masks have no names (see {@link
 * LegacyMasks}).
 */
public final class InputProbe implements ChunkSource.Input {
  /** The kinds of input. */
  public enum Kind {
    /** Records of a dump; also unknown input, which is then reported as malformed. */
    DUMP,
    /** A file of page_owner_stacks. */
    INVENTORY,
    /** The output of page_owner_sort. */
    SORTED,
    /** A census of one host or several. */
    CENSUS,
    /** openEuler's page_owner_module_stats. */
    MODULES,
    /** A kernel log with reports of page owners, or single pages as debuggers print them. */
    LOG
  }

  private static final int PROBE_BYTES = 64 << 10;
  private static final int MAX_PROBE_BYTES = 4 << 20;

  private final ChunkSource.Input input;
  private byte[] bytes = new byte[PROBE_BYTES];
  private int filled;
  private int at;
  private boolean ended;
  private boolean returns; // lines end in a carriage return alone
  private LegacyMasks legacyMasks = LegacyMasks.UNKNOWN;
  private Kind kind = Kind.DUMP;
  private Encoding encoding = Encoding.NONE;

  /** The prefixes of the lines; {@code null} for a dump that starts with a record. */
  private @Nullable Prefixes prefixes;

  private ConsoleWidth width = ConsoleWidth.NONE;
  private @Nullable OtherFile other;

  /** Reads the start of the input and determines its kind. */
  public InputProbe(ChunkSource.Input input) throws IOException {
    this.input = input;
    fill();
    returns = endsLinesInReturns();
    if (returns) {
      replaceReturns(bytes, 0, filled);
    }
    if (filled > 0 && " \t{".indexOf(bytes[0]) >= 0 && CensusReader.recognises(text())) {
      kind = Kind.CENSUS;
      return;
    }
    if (!startsAsDump()) {
      identify();
    }
    if (isPlain()) {
      findLegacyMasks();
    } else {
      legacyMasks = legacyMasksOf(new ProbeSample(text(), encoding).clean(prefixes()));
    }
  }

  /** Returns the layout of masks without names, as far as the start of the input determines it. */
  public LegacyMasks legacyMasks() {
    return legacyMasks;
  }

  /** Returns the kind of the input. */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns a clause that identifies an input without records and says how to proceed; {@code null}
   * if the input is unknown.
   */
  public @Nullable String explanation() {
    return other == null ? null : other.explanation();
  }

  /** Returns whether the input is a kernel log that reports pages, none of them with an owner. */
  public boolean isLogWithoutOwners() {
    return other != null && other.isLogWithoutOwners();
  }

  /** Returns whether the lines are as the kernel printed them: not quoted, prefixed or encoded. */
  public boolean isPlain() {
    return encoding.isNone() && (prefixes == null || prefixes.arePlain());
  }

  /** Returns the input without prefixes and encodings. */
  public UnprefixedText cleanText(int maxLineBytes) {
    return new UnprefixedText(decoded(maxLineBytes), !encoding.isNone(), prefixes(), this);
  }

  /** Returns a reader of the input as a kernel log. */
  public LogReader logReader(int maxLineBytes) {
    Prefixes known = kind == Kind.LOG ? prefixes() : new Prefixes(List.of(Anchors.LOG));
    return new LogReader(decoded(maxLineBytes), known, width);
  }

  private Prefixes prefixes() {
    return prefixes == null ? new Prefixes(List.of()) : prefixes;
  }

  private TextLines decoded(int maxLineBytes) {
    return new DecodedLines(new Lines(this::read, maxLineBytes), encoding, maxLineBytes);
  }

  /** Returns whether the lines end in CR alone, as in classic Mac OS: then there is no LF. */
  private boolean endsLinesInReturns() {
    int at = 0;
    boolean found = false;
    while (at < filled && bytes[at] != '\n') {
      found |= bytes[at] == '\r';
      at++;
    }
    return found && at == filled;
  }

  /** Replaces each CR by LF, which leaves all offsets as they are. */
  private static void replaceReturns(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      bytes[i] = bytes[i] == '\r' ? (byte) '\n' : bytes[i];
    }
  }

  /**
   * Returns whether the input is a plain dump: it starts with a record and has no sign of an
   * encoding.
   */
  private boolean startsAsDump() {
    if (!RecordStart.isAt(bytes, 0, filled)) {
      return false;
    }
    if (haveOneEnd()) {
      encoding = EncodingDetector.detect(text());
      return encoding.isNone();
    }
    for (int i = 0; i < filled; i++) {
      byte b = bytes[i];
      boolean encoded =
          (b == '=' && i + 2 < filled && (bytes[i + 1] == '3' || bytes[i + 1] == '\n'))
              || (b == '&' && i + 2 < filled && bytes[i + 1] >= '#')
              || b == (byte) 0xa0
              || (b == '<' && i + 2 < filled && (bytes[i + 1] | 0x20) == 'b');
      if (encoded) {
        encoding = EncodingDetector.detect(text());
        return encoding.isNone();
      }
    }
    return true;
  }

  /** Returns whether the first three lines end in the same character, as if it was appended. */
  private boolean haveOneEnd() {
    byte end = 0;
    int at = 0;
    for (int line = 0; line < 3; line++) {
      while (at < filled && bytes[at] != '\n') {
        at++;
      }
      int last = at - 1;
      while (last > 0 && bytes[last] <= ' ' && bytes[last] > 0 && bytes[last] != '\n') {
        last--;
      }
      if (at == filled || last < 0 || (line > 0 && bytes[last] != end)) {
        return false;
      }
      end = bytes[last];
      at++;
    }
    return true;
  }

  private void identify() throws IOException {
    boolean recognised = recognise();
    if (!recognised && !ended) {
      // the log of a machine that ran for a while before its page was dumped
      bytes = Arrays.copyOf(bytes, MAX_PROBE_BYTES);
      fill();
      recognised = recognise();
    }
    if (kind == Kind.LOG || !recognised) {
      other = OtherFile.of(bytes, filled);
      kind = isLogWithoutOwners() ? Kind.LOG : kind;
    }
  }

  /** Sets the kind to that of most unmistakable lines; returns false if there are none. */
  private boolean recognise() {
    String text = text();
    encoding = EncodingDetector.detect(text);
    ProbeSample sample = new ProbeSample(text, encoding);
    int records = sample.count(Anchors.RECORD);
    int reports = sample.count(Anchors.LOG);
    int stacks = sample.count(Anchors.INVENTORY);
    int headings = sample.count(Anchors.SORTED);
    boolean isSorted =
        headings > 0 && SortedReader.recognises(sample.clean(Anchors.SORTED, Anchors.RECORD));
    if (records == 0 && reports == 0 && stacks == 0 && !isSorted) {
      encoding = Encoding.NONE;
      kind = ModuleStatsReader.recognises(text) ? Kind.MODULES : Kind.DUMP;
      return kind == Kind.MODULES;
    }
    if (isSorted) {
      learn(Kind.SORTED, sample, Anchors.SORTED, Anchors.RECORD);
    } else if (sample.isOfCrash()) {
      learn(Kind.LOG, sample, Anchors.LOG);
    } else if (sample.recordStarts() > 0 && records >= reports) {
      learn(Kind.DUMP, sample, Anchors.RECORD);
    } else if (reports > 0 && reports >= stacks) {
      learn(Kind.LOG, sample, Anchors.LOG);
    } else if (InventoryReader.recognises(sample.clean(Anchors.INVENTORY))) {
      learn(Kind.INVENTORY, sample, Anchors.INVENTORY);
    }
    return true;
  }

  private void learn(Kind recognised, ProbeSample sample, Anchors... anchors) {
    kind = recognised;
    prefixes = sample.prefixes(anchors);
    width = recognised == Kind.LOG ? sample.width(prefixes) : ConsoleWidth.NONE;
  }

  private void findLegacyMasks() throws IOException {
    if (!LegacyMasks.isNeededFor(bytes, filled)) {
      return;
    }
    legacyMasks = LegacyMasks.of(bytes, filled);
    if (!ended && !legacyMasks.isDecided()) {
      bytes = Arrays.copyOf(bytes, MAX_PROBE_BYTES);
      fill();
      legacyMasks = LegacyMasks.of(bytes, filled);
    }
  }

  private static LegacyMasks legacyMasksOf(String text) {
    byte[] clean = text.getBytes(ISO_8859_1);
    return LegacyMasks.isNeededFor(clean, clean.length)
        ? LegacyMasks.of(clean, clean.length)
        : LegacyMasks.UNKNOWN;
  }

  private String text() {
    return new String(bytes, 0, filled, ISO_8859_1);
  }

  private void fill() throws IOException {
    while (filled < bytes.length && !ended) {
      int count = input.read(bytes, filled, bytes.length - filled);
      if (count < 0) {
        ended = true;
      } else {
        if (returns) {
          replaceReturns(bytes, filled, filled + count);
        }
        filled += count;
      }
    }
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (at < filled) {
      int count = Math.min(length, filled - at);
      System.arraycopy(bytes, at, into, from, count);
      at += count;
      if (at == filled) {
        bytes = new byte[0];
      }
      return count;
    }
    int count = ended ? -1 : input.read(into, from, length);
    if (returns) {
      replaceReturns(into, from, from + count);
    }
    return count;
  }

  @Override
  public @Nullable PositionedInput positioned() {
    return returns ? null : input.positioned();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
