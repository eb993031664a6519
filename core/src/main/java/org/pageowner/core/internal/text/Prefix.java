package org.pageowner.core.internal.text;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An input whose beginning is looked at before it is read.
 *
 * <p>64 KiB of it; up to 4 MiB if it is of a kernel whose masks have no names (see {@link
 * Numbering}), or if neither a record nor a stack is among them, as in a log.
 */
public final class Prefix implements ChunkSource.Input {
  /** What an input is. */
  public enum Kind {
    /** Records of a dump; or nothing that is known, which is then reported as damage. */
    DUMP,
    /** A file of page_owner_stacks. */
    INVENTORY,
    /** A kernel log with reports of page owners. */
    LOG
  }

  private static final int LOOK = 64 << 10;
  private static final int LOOK_LONGER = 4 << 20;

  private final ChunkSource.Input input;
  private final Numbering numbering;
  private final Kind kind;
  private @Nullable OtherFile other;
  private byte[] bytes = new byte[LOOK];
  private int filled;
  private int at;
  private boolean ended;

  /** Reads the beginning. */
  public Prefix(ChunkSource.Input input) throws IOException {
    this.input = input;
    fill();
    kind = look();
    if (Numbering.isNeededFor(bytes, filled)) {
      Numbering found = Numbering.of(bytes, filled);
      if (!ended && !found.isDecided()) {
        bytes = Arrays.copyOf(bytes, LOOK_LONGER);
        fill();
        found = Numbering.of(bytes, filled);
      }
      numbering = found;
    } else {
      numbering = Numbering.UNKNOWN;
    }
  }

  /** What the beginning tells of old masks. */
  public Numbering numbering() {
    return numbering;
  }

  /** What the input is. */
  public Kind kind() {
    return kind;
  }

  /**
   * What the input is if there is no record in it, and what to do, as a clause; {@code null} if
   * that is not known.
   */
  public @Nullable String explanation() {
    return other == null ? null : other.explanation();
  }

  /** Whether it is a kernel log that reports pages, none of them with an owner. */
  public boolean isLogWithoutOwners() {
    return other != null && other.isLogWithoutOwners();
  }

  private Kind look() throws IOException {
    if (RecordStart.within(bytes, -1, filled) < filled) {
      return Kind.DUMP;
    }
    if (InventoryReader.isAhead(bytes, filled)) {
      return Kind.INVENTORY;
    }
    if (LogReader.isAhead(bytes, filled)) {
      other = OtherFile.of(bytes, filled);
      return Kind.LOG;
    }
    if (!ended) {
      // a log of a machine that ran for a while before its page was dumped
      bytes = Arrays.copyOf(bytes, LOOK_LONGER);
      fill();
      if (RecordStart.within(bytes, -1, filled) == filled && LogReader.isAhead(bytes, filled)) {
        other = OtherFile.of(bytes, filled);
        return Kind.LOG;
      }
    }
    other = OtherFile.of(bytes, filled);
    return isLogWithoutOwners() ? Kind.LOG : Kind.DUMP;
  }

  private void fill() throws IOException {
    while (filled < bytes.length && !ended) {
      int count = input.read(bytes, filled, bytes.length - filled);
      if (count < 0) {
        ended = true;
      } else {
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
    return ended ? -1 : input.read(into, from, length);
  }

  @Override
  public @Nullable PositionedInput positioned() {
    return input.positioned();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
