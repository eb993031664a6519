/**
 * Results in formats that people and programs read: aligned text, CSV, and JSON, one object a line.
 *
 * <p>All of it is written to an {@link java.lang.Appendable}, such as a {@link java.io.Writer},
 * which is neither flushed nor closed. Where bytes are made of it, they are to be UTF-8. Lines end
 * in a line feed on every system, so that the same result is the same file everywhere.
 */
@NullMarked
package org.pageowner.dsl.export;

import org.jspecify.annotations.NullMarked;
