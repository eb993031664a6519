/**
 * The text before each line: quote marks, indentation, a logger's text.
 *
 * <p>No formats are built in. They are learnt from lines that are unmistakable ({@link
 * org.pageowner.core.internal.text.prefix.Anchors}).
 */
@NullMarked
package org.pageowner.core.internal.text.prefix;

import org.jspecify.annotations.NullMarked;
