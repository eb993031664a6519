/** Determines from the start of an input what it is, and how it has to be read. */
@NullMarked
package org.pageowner.core.internal.text.probe;

import org.jspecify.annotations.NullMarked;
