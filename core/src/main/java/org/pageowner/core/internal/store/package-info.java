/**
 * Columnar storage: growing columns and dictionaries, and the packed, run-length encoded batches
 * built from them.
 */
@NullMarked
package org.pageowner.core.internal.store;

import org.jspecify.annotations.NullMarked;
