/**
 * Compares the answers of two versions of the command line, byte by byte, over generated commands:
 * the gate of a change that must not change any answer.
 */
@NullMarked
package org.pageowner.benchmarks.answers;

import org.jspecify.annotations.NullMarked;
