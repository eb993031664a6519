package org.pageowner.benchmarks.synthetic;

/** Goes through the pages of a machine, from record to record, in the runs of a shape. */
final class Walk {
  private static final long MAX_TIME = 70_000_000_000L;
  private static final int BULK_TASKS = 12;
  private static final double EARLY_RUN = 300;

  private final Shape shape;
  private final Seeded random;
  private final Place[] places;
  private final Skew placeSkew;
  private final Skew taskSkew;

  /** The record that it is at. */
  Place place;

  int task;
  long pfn = 0x100;
  long time = 2_000_000_000L;

  /** Whether it is in a run of the place that has most of the dump. */
  boolean bulk;

  int touched;
  int cpu;
  boolean moved;

  private int placeLeft;
  private int burstLeft;
  private int taskLeft;

  Walk(Shape shape, Seeded random) {
    this.shape = shape;
    this.random = random;
    this.places = Place.of(shape, random);
    this.placeSkew = new Skew(shape.places, shape.placeSkew);
    this.taskSkew = new Skew(shape.tasks, shape.taskSkew);
    this.place = places[0];
  }

  /** 4 GiB of one node, 4 GiB of the other. */
  int node() {
    return (int) (pfn >> 20 & 1);
  }

  int zone() {
    return pfn < 0x80000 ? 0 : 1;
  }

  /** Goes on to the next page: mostly one of the same place and task. */
  void step() {
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
