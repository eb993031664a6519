package org.pageowner.benchmarks.synthetic;

import java.util.List;

/** Stack traces of plausible symbols; the same symbol has the same size in all of them. */
final class Frames {
  private static final String[] HEAD = {
    "post_alloc_hook", "get_page_from_freelist", "__alloc_pages_noprof"
  };

  private static final String[] EARLY = {
    "register_early_stack", "init_page_owner", "invoke_init_callbacks", "page_ext_init"
  };

  private static final String[] FAULT = {"handle_mm_fault", "exc_page_fault", "asm_exc_page_fault"};

  private static final String[][] ENTRIES = {
    {"do_syscall_64", "entry_SYSCALL_64_after_hwframe"},
    {"x64_sys_call", "do_syscall_64", "entry_SYSCALL_64_after_hwframe"},
    {"process_one_work", "worker_thread", "kthread", "ret_from_fork", "ret_from_fork_asm"},
    {"handle_mm_fault", "do_user_addr_fault", "exc_page_fault", "asm_exc_page_fault"},
    {"__do_softirq", "irq_exit_rcu", "sysvec_apic_timer_interrupt"},
  };

  private static final String[] CALLERS = {
    "vfs_read",
    "vfs_write",
    "ksys_read",
    "ksys_write",
    "__x64_sys_pread64",
    "__x64_sys_openat",
    "do_sys_openat2",
    "do_filp_open",
    "path_openat",
    "link_path_walk.part.0",
    "walk_component",
    "lookup_fast",
    "d_alloc_parallel",
    "__lookup_slow",
    "generic_perform_write",
    "filemap_read",
    "page_cache_ra_unbounded",
    "page_cache_ra_order",
    "filemap_get_pages",
    "filemap_fault",
    "__do_fault",
    "do_read_fault",
    "do_shared_fault",
    "do_wp_page",
    "wp_page_copy",
    "do_anonymous_page",
    "copy_page_range",
    "copy_pte_range",
    "dup_mmap",
    "copy_process",
    "kernel_clone",
    "__do_sys_clone",
    "begin_new_exec",
    "load_elf_binary",
    "bprm_execve",
    "do_execveat_common.isra.0",
    "mmap_region",
    "do_mmap",
    "vm_mmap_pgoff",
    "ksys_mmap_pgoff",
    "shmem_get_folio_gfp",
    "shmem_write_begin",
    "shmem_fault",
    "shmem_file_read_iter",
    "sock_sendmsg",
    "sock_recvmsg",
    "__sys_sendto",
    "__sys_recvfrom",
    "____sys_sendmsg",
    "unix_stream_sendmsg",
    "unix_dgram_sendmsg",
    "alloc_skb_with_frags",
    "sock_alloc_send_pskb",
    "tcp_sendmsg_locked",
    "tcp_v4_rcv",
    "ip_rcv",
    "__netif_receive_skb_core.constprop.0",
    "napi_poll",
    "net_rx_action",
    "kmem_cache_alloc_node_noprof",
    "__kmalloc_noprof",
    "__kvmalloc_node_noprof",
    "seq_read_iter",
    "seq_buf_alloc",
    "proc_reg_read_iter",
    "iter_file_splice_write",
    "splice_to_pipe",
    "do_splice",
    "__do_sys_splice",
    "io_submit_sqes",
    "io_issue_sqe",
    "io_write",
    "bpf_map_area_alloc",
    "map_create",
    "__sys_bpf",
    "cgroup_mkdir",
    "kernfs_create_dir_ns",
    "mem_cgroup_css_alloc",
    "pcpu_populate_chunk",
    "pcpu_alloc_noprof",
    "alloc_inode",
    "new_inode",
    "iget_locked",
    "alloc_buffer_head",
    "folio_alloc_buffers",
    "__getblk_slow",
    "bio_alloc_bioset",
    "submit_bio_noacct",
    "blk_mq_alloc_request",
    "scsi_init_io",
    "kthread_create_on_node",
    "kobject_uevent_env",
    "device_add",
    "do_init_module",
    "__do_sys_finit_module",
    "load_module",
    "do_epoll_ctl",
    "inotify_handle_inode_event",
    "fsnotify",
    "do_iter_readv_writev",
    "vfs_writev",
    "sget_fc",
    "vfs_get_tree",
    "path_mount",
    "anon_vma_fork",
    "vm_area_dup",
    "prepare_creds",
  };

  private static final String[] IN_MODULES = {
    "xfs_buf_alloc_pages [xfs]", "xfs_trans_read_buf_map [xfs]", "xfs_file_write_iter [xfs]",
    "xfs_bmapi_write [xfs]", "xfs_iget [xfs]", "ext4_da_write_begin [ext4]",
    "ext4_file_write_iter [ext4]", "ext4_mb_load_buddy_gfp [ext4]", "ext4_readdir [ext4]",
    "ext4_alloc_inode [ext4]", "btrfs_alloc_page_array [btrfs]", "alloc_extent_buffer [btrfs]",
    "nfs_readpage_async [nfs]", "rpc_malloc [sunrpc]", "e1000_alloc_rx_buffers [e1000]",
    "mlx5e_alloc_rx_wqe [mlx5_core]", "nvme_alloc_request [nvme_core]", "kvm_mmu_load [kvm]",
    "zram_bvec_write [zram]", "zs_malloc [zsmalloc]", "loop_process_work [loop]",
  };

  private static final int MAX_DEPTH = 16;

  private final Seeded random;
  private final StringBuilder text = new StringBuilder();
  private int depth;

  Frames(Seeded random) {
    this.random = random;
  }

  /** The stack of the place that has most of a real dump: a first touch of anonymous memory. */
  String touch() {
    begin();
    add(List.of(HEAD));
    add(Use.ANONYMOUS.innermost);
    add(List.of(FAULT));
    return text.toString();
  }

  /** A stack of a use. */
  String of(Use use) {
    begin();
    if (use == Use.EARLY) {
      add(List.of(EARLY));
      return text.toString();
    }
    add(List.of(HEAD));
    add(use.innermost);
    String[] entry = random.of(ENTRIES);
    int goal = 8 + random.below(MAX_DEPTH - 8) + random.below(4);
    while (depth + entry.length < goal && depth < MAX_DEPTH) {
      add(List.of(random.of(random.chance(0.15) ? IN_MODULES : CALLERS)));
    }
    add(List.of(entry));
    return text.toString();
  }

  private void begin() {
    text.setLength(0);
    depth = 0;
  }

  private void add(List<String> symbols) {
    for (String symbol : symbols) {
      if (depth == MAX_DEPTH) {
        return;
      }
      depth++;
      int module = symbol.indexOf(' ');
      int size = 0x20 + (symbol.hashCode() & 0xff0);
      text.append(' ').append(module < 0 ? symbol : symbol.substring(0, module));
      text.append("+0x").append(Integer.toHexString(1 + random.below(size - 1)));
      text.append("/0x").append(Integer.toHexString(size));
      text.append(module < 0 ? "" : symbol.substring(module)).append('\n');
    }
  }
}
