/**
 * The text before each line: quote marks, indentation, what a logger adds.
 *
 * <p>Nothing is known about it in advance. It is learnt from lines that cannot be mistaken for
 * others ({@link org.pageowner.core.internal.text.prefix.Anchors}).
 */
@NullMarked
package org.pageowner.core.internal.text.prefix;

import org.jspecify.annotations.NullMarked;
