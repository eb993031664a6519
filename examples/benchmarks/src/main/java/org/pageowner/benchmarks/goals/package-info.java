/** One measurement for each thing that is promised to be fast. */
@NullMarked
package org.pageowner.benchmarks.goals;

import org.jspecify.annotations.NullMarked;
