/**
 * The formats of kernels up to 4.5: masks without names, page flags as letters, numbers for migrate
 * types.
 */
@NullMarked
package org.pageowner.core.internal.text.legacy;

import org.jspecify.annotations.NullMarked;
