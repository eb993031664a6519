/** Fuzz tests of all that reads text: see docs/how-to/fuzz.md. */
@NullMarked
package org.pageowner.fuzz;

import org.jspecify.annotations.NullMarked;
