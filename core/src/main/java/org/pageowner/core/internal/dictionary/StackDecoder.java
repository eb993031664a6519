package org.pageowner.core.internal.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/**
 * Decodes stack traces, as {@link StackTrace#parse} reads them, and shares their frames: a dump has
 * many distinct stacks but few distinct frames, so a frame is parsed once, and what is known of it
 * is known for all stacks.
 *
 * <p>The frames are in a direct-mapped cache of fixed size: a frame takes the place of another with
 * the same slot. Safe to share between threads, which may race to decode a frame: entries are
 * immutable, and either serves.
 */
final class StackDecoder implements Function<byte[], StackTrace> {
  private static final int SLOTS = 1 << 14;

  /** Empty until the first stack is decoded: many dictionaries have none that is looked at. */
  private @Nullable Entry[] entries = new Entry[0];

  /**
   * A decoded line.
   *
   * @param line its bytes
   * @param frame its frame, {@code null} for a blank line
   */
  @SuppressWarnings("ArrayRecordComponent") // entries are not compared
  private record Entry(byte[] line, @Nullable Frame frame) {}

  @Override
  public StackTrace apply(byte[] lines) {
    List<Frame> frames = new ArrayList<>();
    int from = 0;
    while (from < lines.length) {
      int to = from;
      while (to < lines.length && lines[to] != '\n') {
        to++;
      }
      Frame frame = frame(lines, from, to);
      if (frame != null) {
        frames.add(frame);
      }
      from = to + 1;
    }
    return StackTrace.of(frames);
  }

  private @Nullable Frame frame(byte[] bytes, int from, int to) {
    int slot = ByteHash.hash(bytes, from, to) & (SLOTS - 1);
    @Nullable Entry[] known = entries;
    if (known.length == 0) {
      known = new Entry[SLOTS];
      entries = known;
    }
    Entry entry = known[slot];
    if (entry == null || !Arrays.equals(entry.line, 0, entry.line.length, bytes, from, to)) {
      String line = ByteText.decode(bytes, from, to);
      entry =
          new Entry(Arrays.copyOfRange(bytes, from, to), line.isBlank() ? null : Frame.parse(line));
      known[slot] = entry;
    }
    return entry.frame;
  }
}
