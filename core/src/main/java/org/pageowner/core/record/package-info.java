/**
 * The values that reading produces: records, stack traces, masks, the read report, and record
 * batches with read-only column views.
 *
 * <p>Everything here is a value or a read-only view: safe to share between threads.
 */
@NullMarked
package org.pageowner.core.record;

import org.jspecify.annotations.NullMarked;
