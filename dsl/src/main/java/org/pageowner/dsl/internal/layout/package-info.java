/**
 * How answers are laid out for people: aligned text, and HTML for notebooks.
 *
 * <p>Start with {@link org.pageowner.dsl.internal.layout.Grid}. What comes from a dump is hostile:
 * all of it is made printable, and escaped in HTML.
 */
@NullMarked
package org.pageowner.dsl.internal.layout;

import org.jspecify.annotations.NullMarked;
