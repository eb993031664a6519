package org.pageowner.benchmarks.synthetic;

/**
 * The parameters of a synthetic dump.
 *
 * <p>A place is a stack with all that its callers always ask for: mask, order, migrate type. A dump
 * goes in runs: neighbouring pages were mostly allocated by one place, for one task.
 */
public enum Shape {
  /**
   * A busy machine after boot, fitted to a real dump of Linux 6.12 (1.7 GB, 2.9 million records):
   * one place (anonymous memory) has 96 % of the records, in runs of thousands, for a dozen tasks;
   * between them come short runs of 760 other places.
   */
  REAL(
      /* places= */ 760,
      /* placeSkew= */ 1.1,
      /* single= */ 0.75,
      /* longestRun= */ 32_768,
      /* bulkRun= */ 1900,
      /* burst= */ 5.4,
      /* tasks= */ 288,
      /* taskSkew= */ 1.0,
      /* taskRun= */ 125,
      /* names= */ 62,
      /* cgroups= */ 8,
      /* cpus= */ 1,
      /* jump= */ 0.01),

  /** Many services: more stacks, processes, names and cgroups, in shorter runs. */
  VARIED(
      /* places= */ 20_000,
      /* placeSkew= */ 0.8,
      /* single= */ 0.45,
      /* longestRun= */ 64,
      /* bulkRun= */ 0,
      /* burst= */ 0,
      /* tasks= */ 30_000,
      /* taskSkew= */ 0.7,
      /* taskRun= */ 4,
      /* names= */ 4_000,
      /* cgroups= */ 400,
      /* cpus= */ 500,
      /* jump= */ 0.3),

  /**
   * The worst for {@code sort} with defaults: nearly each record has a process of its own, so
   * nearly each is a group of its own and is written back.
   */
  UNIQUE(
      /* places= */ 5_000,
      /* placeSkew= */ 0.8,
      /* single= */ 0.7,
      /* longestRun= */ 16,
      /* bulkRun= */ 0,
      /* burst= */ 0,
      /* tasks= */ 4_000_000,
      /* taskSkew= */ 0,
      /* taskRun= */ 1,
      /* names= */ 4_000,
      /* cgroups= */ 400,
      /* cpus= */ 1,
      /* jump= */ 0.3);

  /** How many distinct places there are, and how unevenly they come. */
  final int places;

  final double placeSkew;

  /** How many runs are of one record, and the longest of the others. */
  final double single;

  final int longestRun;

  /** The mean run of place 0 alone, 0 if it is a place as others; and the others' runs between. */
  final double bulkRun;

  final double burst;

  /** How many tasks there are, how unevenly they come, and for how many records in a row. */
  final int tasks;

  final double taskSkew;
  final double taskRun;
  final int names;
  final int cgroups;

  /** How many values {@code lastcpupid} has. */
  final int cpus;

  /** How often a time stamp is far from the one before. */
  final double jump;

  Shape(
      int places,
      double placeSkew,
      double single,
      int longestRun,
      double bulkRun,
      double burst,
      int tasks,
      double taskSkew,
      double taskRun,
      int names,
      int cgroups,
      int cpus,
      double jump) {
    this.places = places;
    this.placeSkew = placeSkew;
    this.single = single;
    this.longestRun = longestRun;
    this.bulkRun = bulkRun;
    this.burst = burst;
    this.tasks = tasks;
    this.taskSkew = taskSkew;
    this.taskRun = taskRun;
    this.names = names;
    this.cgroups = cgroups;
    this.cpus = cpus;
    this.jump = jump;
  }
}
