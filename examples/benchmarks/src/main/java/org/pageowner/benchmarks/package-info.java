/** The benchmarks that anybody can run: docs/performance.md explains them and shows the results. */
@NullMarked
package org.pageowner.benchmarks;

import org.jspecify.annotations.NullMarked;
