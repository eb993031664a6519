package org.pageowner.dsl.internal.compat;

/** The versions of the tool whose output can be written. */
public enum ToolVersion {
  /** 6.12's tool with the {@code --sort} fix and the module key of 2026. */
  NEXT,
  /**
   * 6.1's tool: time stamps are text, there is no default order, and (RELEASED) means the opposite.
   */
  V6_1
}
