/**
 * Text that is read line by line, with the encodings of mails and web pages removed.
 *
 * <p>Offsets and line numbers are those of the original input, before decoding and joining.
 */
@NullMarked
package org.pageowner.core.internal.text.lines;

import org.jspecify.annotations.NullMarked;
