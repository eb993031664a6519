/**
 * Bulk access to columns, for the query engine alone: slices of rows, runs of equal rows, running
 * sums. Exported to the query language's module, and no part of the API.
 */
@NullMarked
package org.pageowner.core.internal.column;

import org.jspecify.annotations.NullMarked;
