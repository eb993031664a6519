/**
 * The front door: everything that a query over a page_owner dump needs, in one import and one
 * static import, {@code org.pageowner.dsl.Keys.*}.
 */
@NullMarked
package org.pageowner.dsl;

import org.jspecify.annotations.NullMarked;
