/** Dumps made from a seed, in the shapes of real ones. */
@NullMarked
package org.pageowner.benchmarks.synthetic;

import org.jspecify.annotations.NullMarked;
