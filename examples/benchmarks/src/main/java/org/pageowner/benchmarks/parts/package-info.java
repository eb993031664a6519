/** The parts by themselves, for JMH. */
@NullMarked
package org.pageowner.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
