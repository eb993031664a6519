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
  private static final long MAX_TIME = 70_000_000_000L;
  private static final int BULK_TASKS = 12;
  private static final double EARLY_RUN = 300;

  private final Shape shape;
  private final long maxBytes;
  private final long maxRecords;
  private final Seeded random;
  private final Place[] places;
  private final Skew placeSkew;
  private final Tasks tasks;
  private final Skew taskSkew;
  private final Flags flags;
  private final Trailers trailers;
  private final TextBuffer text = new TextBuffer(1 << 20);

  private int read;
  private long bytes;
  private long records;
  private boolean ended;

  private Place place;
  private int placeLeft;
  private boolean bulk;
  private int burstLeft;
  private int task;
  private int taskLeft;
  private int touched;
  private int cpu;
  private boolean moved;
  private long pfn = 0x100;
  private long time = 2_000_000_000L;

  private SyntheticDump(Shape shape, long seed, long maxBytes, long maxRecords) {
    this.shape = shape;
    this.maxBytes = maxBytes;
    this.maxRecords = maxRecords;
    this.random = new Seeded(seed);
    this.places = Place.of(shape, random);
    this.trailers = new Trailers(shape.cgroups);
    this.placeSkew = new Skew(shape.places, shape.placeSkew);
    this.tasks = new Tasks(shape);
    this.taskSkew = new Skew(shape.tasks, shape.taskSkew);
    this.flags = new Flags(shape.cpus);
    this.place = places[0];
  }

  /** A dump of as many whole records as go into {@code bytes}. */
  public static SyntheticDump ofBytes(Shape shape, long seed, long bytes) {
    return new SyntheticDump(shape, seed, bytes, Long.MAX_VALUE);
  }

  /** A dump of so many records. */
  public static SyntheticDump ofRecords(Shape shape, long seed, long records) {
    return new SyntheticDump(shape, seed, Long.MAX_VALUE, records);
  }

  /**
   * Writes what is left of the dump to a file.
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
    step();
    int cgroup = bulk ? 0 : task % shape.cgroups;
    text.add(place.head);
    text.decimal(tasks.pid(task));
    text.add(TGID);
    text.decimal(tasks.tgid(task));
    text.add(NAME);
    text.add(tasks.name(task));
    text.add(TIME);
    text.decimal(time);
    text.add(PFN);
    text.hex(pfn);
    text.add(place.types);
    text.decimal(pfn >> 9);
    int node = (int) (pfn >> 20 & 1); // 4 GiB of one node, 4 GiB of the other
    int zone = pfn < 0x80000 ? 0 : 1;
    text.add(flags.text(place.use, touched, node, zone, cpu));
    text.add(place.stack);
    trailers.add(text, place.use, moved, cgroup);
    text.bytes[text.length++] = '\n';
  }

  /** Goes on to the next page: mostly one of the same place and task. */
  private void step() {
    long size = 1L << place.order;
    pfn += size;
    if (placeLeft-- <= 0) {
      nextPlace();
      taskLeft = shape.bulkRun > 0 ? 0 : taskLeft;
      touched = random.chance(0.1) ? 1 : 0;
      moved = random.chance(0.01);
      cpu = random.below(shape.cpus);
      pfn += random.chance(0.3) ? random.below(16) : 0;
    }
    pfn = pfn + (1L << place.order) - 1 & -(1L << place.order);
    if (taskLeft-- <= 0) {
      task = bulk ? random.below(BULK_TASKS) : taskSkew.next(random);
      taskLeft = exponential(shape.taskRun);
    }
    if (random.chance(shape.jump)) {
      time = 1_000_000_000L + (random.nextLong() >>> 1) % MAX_TIME;
    } else {
      time += 8192 + random.below(8192);
    }
  }

  private void nextPlace() {
    if (shape.bulkRun > 0 && burstLeft-- <= 0) {
      bulk = true;
      burstLeft = exponential(shape.burst);
      place = places[0];
      placeLeft = exponential(shape.bulkRun);
    } else {
      bulk = false;
      place = places[placeSkew.next(random)];
      placeLeft = random.chance(shape.single) ? 0 : longRun();
    }
  }

  /** The rest of a run: two records or more, rarely many; those of the boot's pages are long. */
  private int longRun() {
    if (shape.bulkRun > 0 && place.use == Use.EARLY) {
      return exponential(EARLY_RUN);
    }
    return (int) Math.min(shape.longestRun, 2 / (1 - random.fraction())) - 1;
  }

  private int exponential(double mean) {
    return (int) (-StrictMath.log(1 - random.fraction()) * (mean - 0.5));
  }
}
