// Colours of names. They depend on the name alone, so they are the same in every report.

/** Returns a 32-bit hash of a text (FNV-1a). */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** The parts of the kernel that function names reveal: the first pattern that matches decides. */
const SUBSYSTEMS = [
  ['entry', 215, /^(entry_|do_syscall|x64_sys|__x64_sys|__do_sys|__se_sys|ret_from|asm_|el0|invoke_syscall|kthreadd?$|worker_thread|process_one_work|common_interrupt|sysvec_|irq_exit|handle_softirqs|_*run_timers|call_timer_fn)/],
  ['boot', 285, /^(start_kernel|common_startup|flush_buffer|do_copy$|xwrite|write_buffer|unpack_to_rootfs|alloc_large_system_hash|kernel_init|do_one_initcall|do_initcall|x86_64_start|rest_init|do_init_module|load_module|init_module|.*_initcall)|_init$|^init_/],
  ['slab', 35, /^(_*kmem_cache|_*k[mzc]alloc|_*kmalloc|_*kv?malloc|new_slab|_*slab|allocate_slab|kmemdup|kstrdup|kvasprintf|mempool_|alloc_slab|alloc_tagging)/],
  ['vmalloc', 55, /^(_*v[mz]alloc|vm_area|_*vmap|alloc_vmap)/],
  ['percpu', 75, /^pcpu_/],
  ['page cache', 165, /^(page_?cache|ra_|readahead|_*filemap|_*shmem|_*generic_(perform|file)|write_begin|_*block_write|iomap_|do_writepages|_*writeback|write_cache|wb_)/],
  ['faults', 190, /^(exc_page_fault|do_user_addr|handle_mm|_*handle_mm|do_anonymous|do_fault|do_wp|do_cow|.*_fault|do_huge_p[mu]d|move_page_tables|wp_page|vma_|mmap_|do_mmap|mm_|_*pte_alloc|_*pmd_alloc|_*pud_alloc|pgd_alloc)/],
  ['page allocator', 15, /^(_*alloc_pages|_*alloc_frozen|_*get_free|alloc_page|_*folio_alloc|_*alloc_folio|post_alloc|prep_new|get_page_from|compact|migrate|khugepaged|collapse|alloc_buddy|.*hugetlb|set_max_huge|alloc_(pool|fresh)_huge|_*cma_|alloc_contig|isolate_|split_map|get_zeroed)/],
  ['net', 95, /^(_*sock|sk_|_*skb|_*alloc_skb|tcp|udp|ip6?_|inet|unix_|net_|_*netif|_*dev_|netlink|napi|packet_|xdp|_*nf_)/],
  ['block', 320, /^(blk|_*bio|submit_bio|bdev|_*blkdev|scsi|nvme|sd_|ata_|loop_|zram)/],
  ['files', 140, /^(vfs|_*kernel_(write|read)|do_(sys_)?open|do_iter_|do_sendfile|do_symlink|(do_|direct_|iter_file_)?splice|full_proxy|filename_|kern_path|path_|link_path|_*lookup|_*d_alloc|alloc_inode|new_inode|iget|ext4|xfs|btrfs|f2fs|nfs|proc_|_*kernfs|sysfs|seq_|ksys|fs_|_*fput|pipe|eventpoll|ep_|getname|simple_|tmpfs|ramfs|jbd2|_*debugfs|do_(dentry|filp)|__getblk|.*_getblk|grow_dev|create_(empty_)?buffers|alloc_buffer)/],
  ['processes', 250, /^(copy_|kernel_clone|_*do_fork|dup_|fork|do_exec|exec|load_elf|bprm|begin_new|alloc_thread|setup_arg|wake_|sched|do_wait|do_exit|create_|kernel_thread|task_|alloc_task)/],
  ['memory control', 305, /^(mem_cgroup|memcg|obj_cgroup|cgroup)/],
  ['bpf, tracing', 345, /^(_*bpf|_*sys_bpf|htab_|array_map|trace|ftrace|perf|ring_buffer|kprobe|uprobe)/],
  ['devices', 268, /^(_*driver_|really_probe|_*device_|bus_|virt(io|blk|net|scsi|queue)|pcie?_|acpi_|usb_|tty_|_*devtmpfs|kobject_|internal_create_group|drm_|_*dma_)/],
];

const UNKNOWN_ADDRESS = /^0x[0-9a-f]+$/i;

/** Returns the part of the kernel that a function seems to be of. */
function subsystemOf(name) {
  if (UNKNOWN_ADDRESS.test(name)) {
    return 'address';
  }
  const found = SUBSYSTEMS.find(([, , pattern]) => pattern.test(name));
  return found ? found[0] : 'other';
}

function hsl(hue, saturation, lightness) {
  return `hsl(${hue}, ${saturation}%, ${lightness}%)`;
}

/** Returns a tone of a hue that suits text on it in the current theme. */
function tone(hue, strength) {
  return theme.isDark ? hsl(hue, 18 + 22 * strength, 30) : hsl(hue, 30 + 32 * strength, 79);
}

/** Returns whether a name is that of a module; the kernel image and unknown modules are none. */
function isModule(name) {
  return name !== '' && name !== 'vmlinux' && !name.startsWith('(');
}

/** The kernel image is neutral, so that modules are seen. */
function moduleColour(module) {
  if (!isModule(module)) {
    return theme.isDark ? '#39434f' : '#d5dde6';
  }
  const hash = hashOf(module);
  return tone((hash % 24) * 15, 1 - ((hash >>> 8) % 3) * 0.3);
}

const subsystemColours = new Map();

function subsystemColour(name, module) {
  if (module !== '') {
    return moduleColour(module);
  }
  const key = `${theme.isDark} ${name}`;
  if (!subsystemColours.has(key)) {
    const found = SUBSYSTEMS.find(([, , pattern]) => pattern.test(name));
    const neutral = UNKNOWN_ADDRESS.test(name) ? (theme.isDark ? '#59606a' : '#b4bac2') : moduleColour('vmlinux');
    subsystemColours.set(key, found ? tone(found[1], 0.55) : neutral);
  }
  return subsystemColours.get(key);
}

/** Colours of a net change: orange for growth, blue for decline; both are told apart without red. */
function changeColour(change, churn) {
  const share = churn === 0 ? 0 : change / churn;
  const strength = Math.min(1, Math.abs(share));
  const hue = share > 0 ? 24 : 214;
  if (theme.isDark) {
    return hsl(hue, Math.round(12 + 45 * strength), Math.round(27 + 8 * strength));
  }
  return hsl(hue, Math.round(20 + 68 * strength), Math.round(90 - 20 * strength));
}

/** Hues of usages, and how strong they are: those of one kind of memory are neighbours. */
const USAGE_HUES = {
  anon: [212, 1], shmem: [190, 1], file: [150, 1], slab: [36, 1], kmalloc_large: [48, 1],
  page_tables: [276, 1], kernel_stack: [255, 1], vmalloc: [62, 0.8], percpu: [78, 0.8],
  hugetlb: [228, 0.7], network: [100, 1], zsmalloc: [320, 0.8], pipe: [130, 0.7], bpf: [340, 0.9],
  dma: [300, 0.8], cma: [168, 0.7], driver: [6, 1],
};

/** Returns the colour of a usage; those of no certain use are grey. */
function usageColour(name) {
  const known = USAGE_HUES[name];
  if (known === undefined) {
    return { kernel: theme.isDark ? '#4d6076' : '#a9bccf', early: '#8b8f96' }[name] ?? '#6b7683';
  }
  const [hue, strength] = known;
  return hsl(hue, Math.round(56 * strength), theme.isDark ? 60 : 54);
}

/** Returns the colour of a usage for boxes with text. */
function usageTone(name) {
  const known = USAGE_HUES[name];
  return known === undefined ? moduleColour('vmlinux') : tone(known[0], known[1]);
}

/** Returns a stronger colour of a name, for areas and cells without text; a module's has its hue. */
function strongColour(name) {
  if (name.startsWith('(')) {
    return theme.isDark ? '#6b7683' : '#8b8f96';
  }
  if (name === 'vmlinux') {
    return theme.isDark ? '#4d6076' : '#a9bccf';
  }
  const hash = hashOf(name);
  const step = (hash >>> 8) % 3;
  return hsl((hash % 24) * 15, 58 - 10 * step, (theme.isDark ? 62 : 52) + 6 * step);
}
