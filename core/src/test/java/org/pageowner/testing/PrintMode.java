package org.pageowner.testing;

/** How a record prints its stack: the {@code mode=} that kernels of 2026 accept. */
public enum PrintMode {
  /** The stack's frames, as every kernel prints them. */
  STACK,
  /** The stack depot's handle in place of the frames. */
  HANDLE,
  /** The frames, then the handle. */
  STACK_HANDLE
}
