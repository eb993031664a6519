package org.pageowner.testing;

/**
 * The forms of a record that {@link DumpBuilder} writes, by the letters of the format's history.
 *
 * <p>From {@code print_page_owner()} in mm/page_owner.c.
 */
public enum Form {
  /** Kernels 4.4 and 4.5: masks without names, a number for the type, letters for flags. */
  B(false, false, false, false),
  /** Kernels 4.6 to 5.10: no pid, no time stamps. */
  C(false, false, false, false),
  /** Kernels 5.11 and 5.12: adds {@code pid} and {@code ts}. */
  D(true, false, false, false),
  /** Kernels 5.13 to 5.17: adds {@code free_ts}, and node and zone to the page flags. */
  E(true, true, false, false),
  /** Kernels 5.18 to 6.4: adds {@code tgid}, the task's name and the memory cgroup. */
  F(true, true, true, false),
  /** Kernels 6.5 and 6.6: the PFN becomes hexadecimal. */
  G(true, true, true, true),
  /** Kernels 6.7 and on: drops {@code free_ts}. */
  H(true, false, true, true);

  private final boolean pid;
  private final boolean freeTs;
  private final boolean task;
  private final boolean hexPfn;

  Form(boolean pid, boolean freeTs, boolean task, boolean hexPfn) {
    this.pid = pid;
    this.freeTs = freeTs;
    this.task = task;
    this.hexPfn = hexPfn;
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
    return this != B;
  }

  /** Whether the PFN is hexadecimal. */
  public boolean hasHexPfn() {
    return hexPfn;
  }

  /** Whether the page flags list ends with node, zone and lastcpupid. */
  public boolean hasFlagFields() {
    return compareTo(E) >= 0;
  }
}
