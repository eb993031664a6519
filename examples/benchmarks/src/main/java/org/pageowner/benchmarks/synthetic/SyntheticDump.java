package org.pageowner.benchmarks.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a dump as Linux 6.12 prints it, made from a seed while it is read.
 *
 * <p>For a shape and a seed the text is always the same, and a smaller dump is the beginning of a
 * larger one.
 */
public final class SyntheticDump extends InputStream {
  private static final byte[] TGID = Place.bytes(", tgid ");
  private static final byte[] NAME = Place.bytes(" (");
  private static final byte[] TIME = Place.bytes("), ts ");
  private static final byte[] PFN = Place.bytes(" ns\nPFN 0x");

  private static final int PAGEBLOCK_ORDER = 9;

  private final Shape shape;
  private final long maxBytes;
  private final long maxRecords;
  private final Walk walk;
  private final Tasks tasks;
  private final Flags flags;
  private final Trailers trailers;
  private final TextBuffer text = new TextBuffer(1 << 20);

  private int read;
  private long bytes;
  private long records;
  private boolean ended;

  private SyntheticDump(Shape shape, long seed, long maxBytes, long maxRecords) {
    this.shape = shape;
    this.maxBytes = maxBytes;
    this.maxRecords = maxRecords;
    this.walk = new Walk(shape, new Seeded(seed));
    this.tasks = new Tasks(shape);
    this.flags = new Flags(shape.cpus);
    this.trailers = new Trailers(shape.cgroups);
  }

  /** A dump of as many whole records as go into {@code bytes}. */
  public static SyntheticDump ofBytes(Shape shape, long seed, long bytes) {
    return new SyntheticDump(shape, seed, bytes, Long.MAX_VALUE);
  }

  /** A dump of a number of records. */
  public static SyntheticDump ofRecords(Shape shape, long seed, long records) {
    return new SyntheticDump(shape, seed, Long.MAX_VALUE, records);
  }

  /**
   * Writes the rest of the dump to a file.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (refill()) {
        out.write(text.bytes, read, text.length - read);
        read = text.length;
      }
    }
  }

  @Override
  public int read() {
    return refill() ? text.bytes[read++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int at, int length) {
    if (length == 0) {
      return 0;
    }
    if (!refill()) {
      return -1;
    }
    int count = Math.min(length, text.length - read);
    System.arraycopy(text.bytes, read, into, at, count);
    read += count;
    return count;
  }

  /** Makes more text if all is read; false at the end. */
  private boolean refill() {
    if (read < text.length) {
      return true;
    }
    read = 0;
    text.length = 0;
    while (!ended && text.hasRoom()) {
      int from = text.length;
      record();
      bytes += text.length - from;
      records++;
      if (bytes > maxBytes || records > maxRecords) {
        text.length = from;
        ended = true;
      }
    }
    return text.length > 0;
  }

  private void record() {
    walk.step();
    Place place = walk.place;
    text.add(place.head);
    text.decimal(tasks.pid(walk.task));
    text.add(TGID);
    text.decimal(tasks.tgid(walk.task));
    text.add(NAME);
    text.add(tasks.name(walk.task));
    text.add(TIME);
    text.decimal(walk.time);
    text.add(PFN);
    text.hex(walk.pfn);
    text.add(place.types);
    text.decimal(walk.pfn >> PAGEBLOCK_ORDER);
    text.add(flags.text(place.use, walk.touched, walk.node(), walk.zone(), walk.cpu));
    text.add(place.stack);
    trailers.add(text, place.use, walk.moved, walk.bulk ? 0 : walk.task % shape.cgroups);
    text.bytes[text.length++] = '\n';
  }
}
