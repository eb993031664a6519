/** The kernel's own file: one record a read, and what can go wrong between two of them. */
@NullMarked
package org.pageowner.core.internal.live;

import org.jspecify.annotations.NullMarked;
