/** The benchmarks that anybody can run: docs/performance.md says how, and what they show. */
@NullMarked
package org.pageowner.benchmarks;

import org.jspecify.annotations.NullMarked;
