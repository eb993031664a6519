package org.pageowner.dsl.internal.engine.group;

/**
 * The range of a number column.
 *
 * @param min the smallest number
 * @param max the largest number; less than {@code min} if there is no number
 */
public record NumberSpan(long min, long max) {}
