/**
 * The front door: everything that a query over a page_owner dump needs, in one import and one
 * static import, {@code org.pageowner.dsl.Keys.*}.
 *
 * <p>In all exported packages, an argument that is {@code null} where that is not marked as allowed
 * fails at once, with a {@link java.lang.NullPointerException} that names it.
 */
@NullMarked
package org.pageowner.dsl;

import org.jspecify.annotations.NullMarked;
