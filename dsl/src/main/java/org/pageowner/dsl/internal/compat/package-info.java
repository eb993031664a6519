/**
 * The language of {@code page_owner_sort}: compiles its option words to a plan of the engine, with
 * the keys and the order of the tool, and prints in its layout.
 *
 * <p>The tool groups by text: cgroup, slab, migration and handle lines are part of the stack text,
 * modules and allocators are extracted from the text by rules of the tool, and texts are compared
 * without the digits of the time stamp.
 */
@NullMarked
package org.pageowner.dsl.internal.compat;

import org.jspecify.annotations.NullMarked;
