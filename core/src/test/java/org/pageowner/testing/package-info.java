/**
 * What tests of every module share: real samples, and dumps built record by record.
 *
 * <p>Nothing that makes a dump uses the code under test: one that {@link
 * org.pageowner.testing.DumpBuilder} writes is an independent statement of what the kernel prints.
 */
@NullMarked
package org.pageowner.testing;

import org.jspecify.annotations.NullMarked;
