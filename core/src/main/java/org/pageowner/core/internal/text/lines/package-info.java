/**
 * Text that is read line by line: kernel logs, inventories of stacks, and any text that people
 * paste into mails, bug trackers and web pages.
 *
 * <p>Nothing is known in advance of the text before each line (quote marks, indentation, what a
 * logger adds) or of how a mailer broke and encoded the lines: both are learnt from lines that
 * cannot be mistaken for others. Offsets and line numbers are those of the given input.
 */
@org.jspecify.annotations.NullMarked
package org.pageowner.core.internal.text.lines;
