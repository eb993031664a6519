package org.pageowner.dsl;

import org.pageowner.dsl.plan.Selection;

/**
 * The functions that select values of a key, each named as its key. {@link Keys} inherits them, so
 * one static import has all: {@code import static org.pageowner.dsl.Keys.*}.
 */
public abstract class KeySelections extends MeasureWords {
  KeySelections() {}

  /**
   * Selects records whose {@link Keys#PID} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none or one is negative
   */
  public static Selection pid(long... values) {
    return Keys.PID.selection(values);
  }

  /**
   * Selects records whose {@link Keys#TGID} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none or one is negative
   */
  public static Selection tgid(long... values) {
    return Keys.TGID.selection(values);
  }

  /**
   * Selects records whose {@link Keys#NAME} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Selection name(String... values) {
    return Keys.NAME.selection(values);
  }

  /**
   * Selects records whose {@link Keys#MODULE} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Selection module(String... values) {
    return Keys.MODULE.selection(values);
  }

  /**
   * Selects records whose {@link Keys#CALLER} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there is no value
   */
  public static Selection caller(String... values) {
    return Keys.CALLER.selection(values);
  }

  /**
   * Selects records whose {@link Keys#USAGE} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there is no value
   */
  public static Selection usage(String... values) {
    return Keys.USAGE.selection(values);
  }

  /**
   * Selects records whose {@link Keys#ORDER} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none or one is negative
   */
  public static Selection order(long... values) {
    return Keys.ORDER.selection(values);
  }

  /**
   * Selects records whose {@link Keys#MIGRATE_TYPE} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Selection migrateType(String... values) {
    return Keys.MIGRATE_TYPE.selection(values);
  }

  /**
   * Selects records whose {@link Keys#PAGEBLOCK} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none or one is negative
   */
  public static Selection pageblock(long... values) {
    return Keys.PAGEBLOCK.selection(values);
  }

  /**
   * Selects records whose {@link Keys#PAGEBLOCK_TYPE} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Selection pageblockType(String... values) {
    return Keys.PAGEBLOCK_TYPE.selection(values);
  }

  /**
   * Selects records whose {@link Keys#NODE} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none or one is negative
   */
  public static Selection node(long... values) {
    return Keys.NODE.selection(values);
  }

  /**
   * Selects records whose {@link Keys#ZONE} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none or one is negative
   */
  public static Selection zone(long... values) {
    return Keys.ZONE.selection(values);
  }

  /**
   * Selects records whose {@link Keys#MEMCG} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Selection memcg(String... values) {
    return Keys.MEMCG.selection(values);
  }

  /**
   * Selects records whose {@link Keys#MIGRATE_REASON} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Selection migrateReason(String... values) {
    return Keys.MIGRATE_REASON.selection(values);
  }

  /**
   * Selects records whose {@link Keys#HANDLE} is any of {@code values}.
   *
   * @throws IllegalArgumentException if there are none or one is negative
   */
  public static Selection handle(long... values) {
    return Keys.HANDLE.selection(values);
  }
}
