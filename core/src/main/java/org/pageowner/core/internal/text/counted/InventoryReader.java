package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.store.StackBatch;
import org.pageowner.core.internal.store.StackBatchBuilder;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.chunk.ChunkSource;
import org.pageowner.core.internal.text.lenient.ArmFrame;
import org.pageowner.core.internal.text.lenient.FrameShapes;
import org.pageowner.core.internal.text.lines.Lines;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.ReadReport;

/**
 * Reads the files of page_owner_stacks (mm/page_owner.c, kernel 6.9 and later).
 *
 * <p>A stack is a block of lines up to an empty one: frames, {@code handle:}, and {@code
 * nr_base_pages:} or, in 6.9-rc, {@code stack_count:}; the set of lines depends on the file. A
 * block that has neither a count nor frames with a handle is not a stack.
 */
public final class InventoryReader {
  private static final Pattern NUMBER =
      Pattern.compile("(handle|nr_base_pages|stack_count): (-?\\d{1,19})");
  private static final Pattern COUNT_LINE =
      Pattern.compile(
          "(?md)^(?:nr_base_pages|stack_count):[ \\t]{0,9}\\r?\\n?[ \\t]{0,9}\\d{1,19}\\r?$");
  private static final Pattern FRAME_AND_HANDLE =
      Pattern.compile("(?md)^[ \\t]\\S[^\\n]{0,500}\\nhandle: -?\\d{1,10}\\r?$");

  /** A count that was broken before its number. */
  private static final Pattern OPEN = Pattern.compile("(handle|nr_base_pages|stack_count):\\s*");

  private static final Pattern DIGITS = Pattern.compile("\\s*(-?\\d{1,19})\\s*");
  private static final int EXCERPT_BYTES = 80;

  private static final Pattern DUMP = Pattern.compile("Page allocated via order |(?m:^PFN )");

  private final Lines lines;
  private final int maxBlockBytes;
  private final StackBatchBuilder stacks = new StackBatchBuilder();
  private final List<Diagnostic> samples = new ArrayList<>();
  private final List<Diagnostic> unknownSamples = new ArrayList<>();
  private long malformed;
  private long unknown;
  private long skipped;
  private long tail;
  private long pages;
  private boolean truncated;

  private Block block = new Block(0, 0);

  /** The name of a count whose number may be on the next line, or {@code null}. */
  private @Nullable String open;

  private @Nullable Diagnostic openLine;

  /** The lines of one stack, as far as they have been read. */
  private static final class Block {
    final long line;
    final long offset;
    final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    final List<Diagnostic> unknown = new ArrayList<>();
    byte[] firstLine = {};
    long bytes;
    long unknownLines;
    boolean tooLong;
    boolean followsAtOnce; // no empty line precedes it
    @Nullable Long handle;
    @Nullable Long pages;
    @Nullable Long allocations;

    Block(long line, long offset) {
      this.line = line;
      this.offset = offset;
    }

    byte[] frames() {
      String lines = frames.toString(ISO_8859_1);
      return ArmFrame.oneFunctionALine(lines).getBytes(ISO_8859_1);
    }

    boolean isCounted() {
      return pages != null || allocations != null;
    }

    /**
     * Returns the fault of the whole block: at most one reason, so that reasons are in file order.
     */
    @Nullable String fault(int maxBlockBytes) {
      if (tooLong) {
        return "longer than " + maxBlockBytes + " bytes";
      }
      if (!isStack()) {
        return "neither a stack's count nor frames with a handle";
      }
      return followsAtOnce ? "no empty line before the next stack" : null;
    }

    boolean isStack() {
      return !tooLong && (isCounted() || (handle != null && frames.size() > 0));
    }
  }

  /** Creates a reader that skips and reports stacks longer than {@code maxBlockBytes}. */
  public InventoryReader(ChunkSource.Input input, int maxBlockBytes) {
    this.lines = new Lines(input::read, maxBlockBytes);
    this.maxBlockBytes = maxBlockBytes;
  }

  /** Returns whether text comes from page_owner_stacks and has no records of a dump. */
  public static boolean recognises(String text) {
    if (DUMP.matcher(text).find()) {
      return false;
    }
    return COUNT_LINE.matcher(text).find() || FRAME_AND_HANDLE.matcher(text).find();
  }

  /** The result: the stacks, or {@code null} if there are none, and the account of the rest. */
  public record Result(@Nullable StackBatch stacks, ChunkResult rest) {}

  /** Reads to the end. */
  public Result read() throws IOException {
    while (lines.next()) {
      if (lines.isBlank() || FrameShapes.isEllipsis(lines.text())) {
        boolean closesAStack = close();
        skipped += closesAStack ? 0 : lines.bytes();
      } else {
        take();
      }
    }
    end();
    return result();
  }

  private void take() {
    String line = lines.text();
    if (isRestOfCount(line)) {
      block.bytes += lines.bytes();
      return;
    }
    Matcher number = NUMBER.matcher(line);
    if (block.bytes == 0) {
      block = new Block(lines.number(), lines.offset());
    }
    if (lines.isTooLong()) {
      block.tooLong = true;
    } else if (line.charAt(0) == ' '
        || line.charAt(0) == '\t'
        || FrameShapes.isUnmistakable(line)) {
      if (block.isCounted() || block.handle != null) {
        openWithoutEmptyLine();
      }
      byte[] frame = (" " + line.strip() + "\n").getBytes(ISO_8859_1);
      block.frames.writeBytes(frame);
    } else if (OPEN.matcher(line).matches()) {
      open = line.substring(0, line.indexOf(':'));
      openLine = unknownLine();
    } else if (!number.matches() || !accept(number.group(1), number.group(2))) {
      block.unknownLines++;
      keep(unknownLine(), block.unknown);
    }
    if (block.bytes == 0) {
      block.firstLine = lines.start(EXCERPT_BYTES);
    }
    block.bytes += lines.bytes();
    if (block.bytes > maxBlockBytes) {
      block.tooLong = true;
      block.frames.reset();
    }
  }

  /** Returns whether the line is the number of a count whose name is on the line before. */
  private boolean isRestOfCount(String line) {
    String name = open;
    Matcher digits = DIGITS.matcher(line);
    if (name == null || !digits.matches() || !accept(name, digits.group(1))) {
      dropOpenLine();
      return false;
    }
    open = null;
    return true;
  }

  private void dropOpenLine() {
    Diagnostic line = openLine;
    if (open != null && line != null) {
      block.unknownLines++;
      keep(line, block.unknown);
    }
    open = null;
  }

  private Diagnostic unknownLine() {
    return diagnostic(
        lines.number(),
        lines.offset(),
        "a line that no known kernel prints",
        lines.start(EXCERPT_BYTES));
  }

  private boolean accept(String name, String digits) {
    long value;
    try {
      value = Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return false;
    }
    if (name.equals("handle")) {
      if (value < Integer.MIN_VALUE || value > 0xffffffffL) {
        return false;
      }
      if (block.isCounted() || block.handle != null) {
        openWithoutEmptyLine();
      }
      block.handle = value & 0xffffffffL;
      return true;
    }
    if (value < 0 || block.isCounted()) {
      return false;
    }
    if (name.equals("nr_base_pages")) {
      block.pages = value;
    } else {
      block.allocations = value;
    }
    return true;
  }

  private void openWithoutEmptyLine() {
    close();
    block = new Block(lines.number(), lines.offset());
    block.followsAtOnce = true;
  }

  /** Ends the current block, if any; returns whether it was a stack. */
  private boolean close() {
    dropOpenLine();
    Block done = block;
    block = new Block(0, 0);
    if (done.bytes == 0) {
      return false;
    }
    String fault = done.fault(maxBlockBytes);
    if (fault != null) {
      malformed++;
      keep(diagnostic(done.line, done.offset, fault, done.firstLine), samples);
    }
    if (!done.isStack()) {
      skipped += done.bytes;
      return false;
    }
    unknown += done.unknownLines;
    done.unknown.forEach(line -> keep(line, unknownSamples));
    byte[] frames = done.frames.size() == 0 ? null : done.frames();
    stacks.add(frames, done.handle, done.pages, done.allocations);
    pages = Saturated.sum(pages, done.pages == null ? 0 : done.pages);
    return true;
  }

  /** Ends the input, whose last line may be cut, so that its number is not reliable. */
  private void end() {
    dropOpenLine();
    if (block.bytes == 0) {
      return;
    }
    truncated = true;
    if (lines.endsInLine() || !block.isStack()) {
      tail = block.bytes;
    } else {
      close();
    }
  }

  private Result result() {
    StackBatch batch = stacks.size() == 0 ? null : stacks.build();
    return new Result(
        batch,
        new ChunkResult(
            null,
            lines.total(),
            skipped,
            tail,
            lines.lineEnds(),
            pages,
            0,
            unknown,
            List.copyOf(unknownSamples),
            malformed,
            List.copyOf(samples),
            List.of(),
            Set.of(Dialect.STACKS),
            truncated,
            false,
            false));
  }

  private static void keep(Diagnostic diagnostic, List<Diagnostic> kept) {
    if (kept.size() < ReadReport.MAX_SAMPLES) {
      kept.add(diagnostic);
    }
  }

  private static Diagnostic diagnostic(long line, long offset, String reason, byte[] start) {
    String excerpt = ByteText.printable(ByteText.decode(start, 0, start.length));
    return new Diagnostic(line, offset, reason, excerpt);
  }
}
