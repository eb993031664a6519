/**
 * Where answers and messages go: the terminal, standard output or a file, and the options that
 * choose one. A file is complete or is not there: its text is written beside it and renamed.
 */
@NullMarked
package org.pageowner.cli.output;

import org.jspecify.annotations.NullMarked;
