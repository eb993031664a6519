/**
 * The one way in which answers are written: an {@link org.pageowner.dsl.export.Answer}, in a {@link
 * org.pageowner.dsl.export.Format}, with a {@link org.pageowner.dsl.export.Layout}.
 *
 * <p>Tables and analyses are answers themselves; records and reports, which are values of core,
 * become answers by {@code Answer.of}.
 */
@NullMarked
package org.pageowner.dsl.export;

import org.jspecify.annotations.NullMarked;
