/**
 * The layout of answers for people: aligned text, and HTML for notebooks.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.layout.Grid}. Values from a dump may be hostile:
 * all of them are made printable, and escaped in HTML.
 */
@NullMarked
package org.pageowner.dsl.internal.layout;

import org.jspecify.annotations.NullMarked;
