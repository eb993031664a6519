package org.pageowner.dsl.internal.compat;

/** Whose output to write. */
public enum ToolVersion {
  /** 6.12's tool with the {@code --sort} fix and the module key of 2026. */
  NEXT,
  /** 6.1's: time stamps are text, no default order, and (RELEASED) says the opposite. */
  V6_1
}
