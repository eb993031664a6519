/** The rules of the format, one file each. */
@NullMarked
package org.pageowner.core.dialects;

import org.jspecify.annotations.NullMarked;
