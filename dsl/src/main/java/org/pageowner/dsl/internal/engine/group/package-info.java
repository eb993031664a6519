/**
 * Groups of rows with equal codes, and their totals.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.engine.group.GroupIndex}, a hash table with open
 * addressing over runs of equal rows. The row of a group in {@link
 * org.pageowner.dsl.internal.engine.group.RowTable} holds its packed codes beside its totals, so
 * that a look-up and an update touch one cache line.
 */
@NullMarked
package org.pageowner.dsl.internal.engine.group;

import org.jspecify.annotations.NullMarked;
