/**
 * The reading of a running kernel by a command: its options, the records of this process, and
 * manners on a machine that is short of memory.
 */
@NullMarked
package org.pageowner.cli.live;

import org.jspecify.annotations.NullMarked;
