/** A small Java kernel, to execute the notebooks with where JJava's own cannot be had. */
@NullMarked
package org.pageowner.notebooks;

import org.jspecify.annotations.NullMarked;
