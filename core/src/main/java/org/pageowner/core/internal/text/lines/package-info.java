/** Text that is read line by line, as it is not read in bulk. */
@NullMarked
package org.pageowner.core.internal.text.lines;

import org.jspecify.annotations.NullMarked;
