/**
 * Text that is read line by line, undone of encodings of mails and web pages.
 *
 * <p>Offsets and line numbers are those of the given input, whatever was decoded or joined.
 */
@NullMarked
package org.pageowner.core.internal.text.lines;

import org.jspecify.annotations.NullMarked;
