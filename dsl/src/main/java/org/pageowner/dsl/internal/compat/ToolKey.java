package org.pageowner.dsl.internal.compat;

import org.jspecify.annotations.Nullable;

/** The tool's keys, in the order in which it compares them when it culls. */
public enum ToolKey {
  /** Everything after the first line. */
  STACKTRACE("stacktrace", "st", true),
  /** The pid; -1 if there is none. */
  PID("pid", "p", true),
  /** The tgid; -1 if there is none. */
  TGID("tgid", "tg", true),
  /** The task's name. */
  NAME("name", "n", true),
  /** The first word in brackets. */
  MODULE("module", "mod", true),
  /** Whether the page was freed: up to 6.6. */
  FREE("free", "f", true),
  /** The allocator, as a number. */
  ALLOCATOR("allocator", "ator", true),
  /** The whole text: to sort by. */
  TEXT("txt", "T", false),
  /** The time of allocation: to sort by. */
  ALLOC_TS("alloc_ts", "at", false),
  /** The time of release: to sort by, up to 6.6. */
  FREE_TS("free_ts", "ft", false),
  /** Records in the group: to sort by, with a flag alone. */
  TIMES(null, null, false),
  /** Pages in the group: to sort by, with a flag alone. */
  PAGES(null, null, false);

  private final @Nullable String word;
  private final @Nullable String abbreviation;
  private final boolean cullable;

  ToolKey(@Nullable String word, @Nullable String abbreviation, boolean cullable) {
    this.word = word;
    this.abbreviation = abbreviation;
    this.cullable = cullable;
  }

  /** Returns whether {@code --cull} takes it. */
  boolean isCullable() {
    return cullable;
  }

  /** Returns whether {@code --sort} takes it. */
  boolean isSortable() {
    return word != null && this != FREE;
  }

  /** The key with this name or abbreviation, exactly; {@code null} if there is none. */
  static @Nullable ToolKey of(String text) {
    for (ToolKey key : values()) {
      if (text.equals(key.word) || text.equals(key.abbreviation)) {
        return key;
      }
    }
    return null;
  }
}
