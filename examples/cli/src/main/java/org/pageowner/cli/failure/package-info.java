/**
 * The ways in which a command fails: its exit code, and the message that says what to do.
 *
 * <p>Commands throw these; only the top of the command line prints them.
 */
@NullMarked
package org.pageowner.cli.failure;

import org.jspecify.annotations.NullMarked;
