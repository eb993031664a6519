package org.pageowner.benchmarks.synthetic;

/** Numbers that look random and are the same for a seed, on every machine and Java: SplitMix64. */
final class Seeded {
  private long state;

  Seeded(long seed) {
    this.state = seed;
  }

  long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** From 0 to below {@code bound}. */
  int below(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** From 0 to below 1. */
  double fraction() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double probability) {
    return fraction() < probability;
  }

  /** One of the elements. */
  <T> T of(T[] elements) {
    return elements[below(elements.length)];
  }
}
