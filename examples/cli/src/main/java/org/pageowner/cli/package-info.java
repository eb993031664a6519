/** The command line: {@code pageowner query}, {@code records}, {@code info} and {@code sort}. */
@NullMarked
package org.pageowner.cli;

import org.jspecify.annotations.NullMarked;
