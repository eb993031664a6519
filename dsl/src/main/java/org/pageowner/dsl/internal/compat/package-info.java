/**
 * The language of {@code page_owner_sort}: compiles its option words for the engine, with its own
 * keys and order, and prints in its layout.
 *
 * <p>It groups by text: cgroup, slab, migration and handle lines count as stack text; modules and
 * allocators are found in the text by its own rules; and the digits of the time stamp are taken out
 * before texts are compared.
 */
@NullMarked
package org.pageowner.dsl.internal.compat;

import org.jspecify.annotations.NullMarked;
