/** Determines the kind of an input from its start, and the way to read it. */
@NullMarked
package org.pageowner.core.internal.text.probe;

import org.jspecify.annotations.NullMarked;
