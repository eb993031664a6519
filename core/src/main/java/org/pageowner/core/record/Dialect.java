package org.pageowner.core.record;

/**
 * The forms in which kernels print a record, from mm/page_owner.c of each range.
 *
 * <p>Recognised from each record alone; {@link #kernels()} says which kernels print the form.
 */
public enum Dialect {
  /** The -mm tree until 2012: frames as {@code [0xADDRESS] symbol+DECIMAL}, first masks alone. */
  V2_6("2.6-mm"),
  /** Masks without names, a number for the migrate type, letters for the page flags. */
  V3_19("3.19-4.5"),
  /** Masks and migrate types have names; no pid and no time stamp yet. */
  V4_6("4.6-5.10"),
  /** Adds pid and ts. */
  V5_11("5.11-5.12"),
  /** Adds free_ts. */
  V5_13("5.13-5.17"),
  /** Adds tgid and the task's name. */
  V5_18("5.18-6.4"),
  /** The PFN becomes hexadecimal. */
  V6_5("6.5-6.6"),
  /** Drops free_ts. */
  V6_7("6.7+"),
  /** Not printed by a kernel but by gdb's {@code lx-dump-page-owner}, of kernels from 6.5 on. */
  GDB("gdb lx-dump-page-owner"),
  /** The same fields printed by a script of drgn, whose frames have numbers. */
  DRGN("drgn"),
  /** Not a record but a stack of page_owner_stacks, with its count. */
  STACKS("6.9+ page_owner_stacks", ReadReport.Kind.STACKS),
  /** Not of a dump but a page that the debugger crash lists with {@code owner}. */
  CRASH("crash owner", ReadReport.Kind.LOG),
  /** Not of a dump but a report of {@code dump_page_owner()} in a kernel log. */
  LOG("4.6+ kernel log", ReadReport.Kind.LOG),
  /** Not a record but a block of page_owner_sort's output, with its counts. */
  SORTED("page_owner_sort output", ReadReport.Kind.SORTED),
  /** Not a record but a module of openEuler's page_owner_module_stats, with its pages. */
  MODULES("openEuler page_owner_module_stats", ReadReport.Kind.MODULES),
  /** Not a record but a group of a census, with its counts. */
  CENSUS("pageowner census", ReadReport.Kind.CENSUS);

  private final String kernels;
  private final ReadReport.Kind kind;

  Dialect(String kernels) {
    this(kernels, ReadReport.Kind.DUMP);
  }

  Dialect(String kernels, ReadReport.Kind kind) {
    this.kernels = kernels;
    this.kind = kind;
  }

  /** The kernels that print this form, as {@code 5.18-6.4} or {@code 6.7+}. */
  public String kernels() {
    return kernels;
  }

  /** Returns the kind of text that such records are in. */
  public ReadReport.Kind kind() {
    return kind;
  }

  /** The kernels. */
  @Override
  public String toString() {
    return kernels;
  }
}
