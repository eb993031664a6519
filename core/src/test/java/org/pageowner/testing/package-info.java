/**
 * Shared by the tests of every module: real samples, and dumps built record by record.
 *
 * <p>Nothing that makes a dump uses the code under test: one that {@link
 * org.pageowner.testing.DumpBuilder} writes is an independent statement of the format of the
 * kernel.
 */
@NullMarked
package org.pageowner.testing;

import org.jspecify.annotations.NullMarked;
