/** Running things in turn, and saying how their times compare. */
@NullMarked
package org.pageowner.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
