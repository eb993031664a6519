/**
 * Texts whose rows represent many records: page_owner_stacks, the output of page_owner_sort, and
 * openEuler's page_owner_module_stats.
 */
@NullMarked
package org.pageowner.core.internal.text.counted;

import org.jspecify.annotations.NullMarked;
