package org.pageowner.benchmarks.measure;

/**
 * One run.
 *
 * @param seconds on the wall's clock
 * @param peakKib most memory at a time, 0 if not known
 * @param answer a checksum of the output, equal in all runs; empty for a yardstick
 */
public record Outcome(double seconds, long peakKib, String answer) {}
