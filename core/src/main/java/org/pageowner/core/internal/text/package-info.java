/** Bytes to fields: the one place that knows what a line of a dump looks like. */
@NullMarked
package org.pageowner.core.internal.text;

import org.jspecify.annotations.NullMarked;
