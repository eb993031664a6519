/**
 * Kernel logs: the reports of {@code dump_page()} and {@code dump_page_owner()}.
 *
 * <p>Start with {@link org.pageowner.core.internal.text.log.LogReader}. Lines of other printers are
 * skipped, lines that a mailer or a console broke are joined, and a stack ends at the first line of
 * its printer that is not a frame.
 */
@NullMarked
package org.pageowner.core.internal.text.log;

import org.jspecify.annotations.NullMarked;
