/**
 * The fast path: records that are byte for byte as {@code printf} in mm/page_owner.c prints them.
 *
 * <p>Start with {@link org.pageowner.core.internal.text.scan.RecordScanner}. Most records equal the
 * previous one except for PFN and time stamp, so {@link
 * org.pageowner.core.internal.text.scan.RepeatScanner} compares instead of parsing; for the others,
 * {@link org.pageowner.core.internal.text.scan.FieldLocator} finds ranges of bytes and {@link
 * org.pageowner.core.internal.text.scan.FieldSpan} the dictionary ids of their values. A record
 * that deviates in any byte is left to the package {@code lenient}.
 */
@NullMarked
package org.pageowner.core.internal.text.scan;

import org.jspecify.annotations.NullMarked;
