/**
 * The front door: a page_owner dump in, records and columns out. {@link org.pageowner.core.Dump}
 * holds all records in memory; {@link org.pageowner.core.DumpSource} names the input of everything
 * that reads.
 *
 * <h2>How reading fails</h2>
 *
 * <ul>
 *   <li>A source that cannot be read (missing, not permitted, packed in another format, shorter
 *       than it was, refused by the kernel) throws {@link java.io.UncheckedIOException}; its cause
 *       is the {@link java.io.IOException}. So does a reading whose thread is interrupted; the
 *       cause is an {@link java.io.InterruptedIOException}, and the thread's interrupt status stays
 *       set.
 *   <li>Malformed text is not a failure: it is counted in the {@link
 *       org.pageowner.core.record.ReadReport}. Under {@linkplain
 *       org.pageowner.core.DumpReader#strict strict} reading it throws {@link
 *       org.pageowner.core.MalformedDumpException}, which is unchecked too.
 *   <li>Nothing is opened before it is read: a method that only names a source or composes a query
 *       does not fail.
 *   <li>Methods that write to a stream or an {@link java.lang.Appendable} of the caller throw the
 *       checked {@link java.io.IOException} if that cannot be written. So an exception identifies
 *       the side that failed.
 * </ul>
 */
@NullMarked
package org.pageowner.core;

import org.jspecify.annotations.NullMarked;
