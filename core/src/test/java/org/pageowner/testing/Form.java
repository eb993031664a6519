package org.pageowner.testing;

import org.pageowner.core.record.Dialect;

/**
 * The forms of a record that {@link DumpBuilder} writes, named after the first kernel of each.
 *
 * <p>From {@code print_page_owner()} in mm/page_owner.c. Each is recognised as one {@link Dialect};
 * kernels before 4.4, of the first one, have another layout.
 */
public enum Form {
  /** Kernels 4.4 and 4.5: masks without names, a number for the type, letters for flags. */
  V4_4(Dialect.V3_19, false, false, false, false),
  /** Kernels 4.6 to 5.10: no pid, no time stamps. */
  V4_6(Dialect.V4_6, false, false, false, false),
  /** Kernels 5.11 and 5.12: adds {@code pid} and {@code ts}. */
  V5_11(Dialect.V5_11, true, false, false, false),
  /** Kernels 5.13 to 5.17: adds {@code free_ts}, and node and zone to the page flags. */
  V5_13(Dialect.V5_13, true, true, false, false),
  /** Kernels 5.18 to 6.4: adds {@code tgid}, the task's name and the memory cgroup. */
  V5_18(Dialect.V5_18, true, true, true, false),
  /** Kernels 6.5 and 6.6: the PFN becomes hexadecimal. */
  V6_5(Dialect.V6_5, true, true, true, true),
  /** Kernels 6.7 and on: drops {@code free_ts}. */
  V6_7(Dialect.V6_7, true, false, true, true);

  private final Dialect dialect;
  private final boolean pid;
  private final boolean freeTs;
  private final boolean task;
  private final boolean hexPfn;

  Form(Dialect dialect, boolean pid, boolean freeTs, boolean task, boolean hexPfn) {
    this.dialect = dialect;
    this.pid = pid;
    this.freeTs = freeTs;
    this.task = task;
    this.hexPfn = hexPfn;
  }

  /** Returns the dialect that such a record has when it is read. */
  public Dialect dialect() {
    return dialect;
  }

  /** Whether the first line has the pid and the time of the allocation. */
  public boolean hasPid() {
    return pid;
  }

  /** Whether the first line has the time when the page was last free. */
  public boolean hasFreeTs() {
    return freeTs;
  }

  /** Whether the first line has the tgid and the name; then the slab and cgroup lines exist too. */
  public boolean hasTask() {
    return task;
  }

  /** Whether masks, migrate types and page flags have names. */
  public boolean hasNames() {
    return this != V4_4;
  }

  /** Whether the PFN is hexadecimal. */
  public boolean hasHexPfn() {
    return hexPfn;
  }

  /** Whether the page flags list ends with node, zone and lastcpupid. */
  public boolean hasFlagFields() {
    return compareTo(V5_13) >= 0;
  }
}
