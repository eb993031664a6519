package org.pageowner.benchmarks.synthetic;

/** Who allocates: a task's numbers follow from its index, so millions of them take no memory. */
final class Tasks {
  private static final int PID_MAX = 4_194_304;
  private static final String[] PROGRAMS = {
    "kworker/u8:", "kworker/0:", "nginx-", "postgres-", "java-", "node-", "redis-", "systemd-",
    "containerd-", "runc-", "python3-", "hog-", "mysqld-", "envoy-", "etcd-", "kubelet-",
  };

  private final int count;
  private final byte[][] names;

  Tasks(Shape shape) {
    this.count = shape.tasks;
    this.names = new byte[shape.names][];
    for (int i = 0; i < names.length; i++) {
      names[i] = Place.bytes(PROGRAMS[i % PROGRAMS.length] + i / PROGRAMS.length);
    }
  }

  /** Distinct for each task, and in no order. */
  int pid(int task) {
    return count > 100_000 ? (int) (1 + (task * 2_654_435_761L) % (PID_MAX - 1)) : 1 + task * 7;
  }

  /** That of the process: the pid itself, except for one task in 64. */
  int tgid(int task) {
    int pid = pid(task);
    return task % 64 == 63 ? Math.max(1, pid - 3) : pid;
  }

  byte[] name(int task) {
    return names[task % names.length];
  }
}
