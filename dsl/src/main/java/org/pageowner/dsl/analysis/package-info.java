/** Answers that are made of queries: each a value to show, to compare and to check. */
@NullMarked
package org.pageowner.dsl.analysis;

import org.jspecify.annotations.NullMarked;
