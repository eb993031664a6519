/**
 * The lexical level of option lines and conditions: words with their places in the source, tokens,
 * numbers, and the closest known name for a misspelt one.
 *
 * <p>It knows no key and no plan, so that the parsers depend on it and not the reverse; errors are
 * made by the {@link org.pageowner.dsl.internal.lexer.SyntaxErrors} that a {@link
 * org.pageowner.dsl.internal.lexer.Word} is read with.
 */
@NullMarked
package org.pageowner.dsl.internal.lexer;

import org.jspecify.annotations.NullMarked;
