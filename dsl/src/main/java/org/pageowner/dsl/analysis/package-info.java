/**
 * Answers that are made of queries: what grew between dumps. Each is a value that can be looked at,
 * gone through, and checked in a test.
 */
@NullMarked
package org.pageowner.dsl.analysis;

import org.jspecify.annotations.NullMarked;
