/**
 * Dictionaries: the distinct values of a column as bytes, numbered, decoded on first use, with what
 * was computed from them. They grow while text is read; views of them serve other threads.
 */
@NullMarked
package org.pageowner.core.internal.dictionary;

import org.jspecify.annotations.NullMarked;
