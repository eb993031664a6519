package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pageowner.dsl.Keys.PFN;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** Every key, on records of real dumps; {@code -} is an absent value. */
class KeysTest {
  /** The frames of leaky are stale: leaky was loaded ten seconds after this allocation. */
  @Test
  void keys_of61Record_areItsValues() {
    assertKeys(
        Samples.V6_1_A,
        10939,
        """
        pid: 61
        tgid: 61
        name: insmod
        stacktrace: get_page_from_freelist+0x109d/0x1170 __alloc_pages+0x17b/0x2e0 \
        allocate_slab+0x250/0x3b0 ___slab_alloc+0x381/0x8c0 kmem_cache_alloc+0x331/0x3c0 \
        mempool_init_node+0x8f/0xc0 mempool_create+0x56/0x80 leaky_free_write+0x65/0x110 [leaky] \
        leaky_free_write+0x103/0x110 [leaky] do_one_initcall+0x4b/0x180 do_init_module+0x45/0x1b0 \
        __do_sys_finit_module+0x8d/0xc0 do_syscall_64+0x2b/0x50 \
        entry_SYSCALL_64_after_hwframe+0x4b/0xb5
        alloc_ts: 1460405062
        free_ts: 1460038932
        free: false
        allocator: SLAB
        module: vmlinux
        caller: leaky_free_write
        usage: slab
        usage_rule: slab.mark
        order: 0
        gfp: 0x12cc0(GFP_KERNEL|__GFP_NOWARN|__GFP_NORETRY)
        migrate_type: Unmovable
        pageblock: 21
        pageblock_type: Unmovable
        flags: 0xffe00000000200(slab|node=0|zone=0|lastcpupid=0x7ff)
        node: 0
        zone: 0
        lastcpupid: 2047
        memcg: -
        memcg_offline: -
        memcg_objcg: -
        migrate_reason: -
        slab: true
        early: false
        handle: -
        pfn: 10939
        state: -
        reason: -
        free_stacktrace: -
        free_pid: -
        free_tgid: -
        swapped: -
        callpath: leaky_free_write leaky_free_write do_one_initcall do_init_module \
        __do_sys_finit_module do_syscall_64 entry_SYSCALL_64_after_hwframe
        """);
  }

  @Test
  void keys_ofMigratedRecord_areItsValues() {
    assertKeys(
        Samples.V6_12_A,
        0x51bd,
        """
        pid: 123
        tgid: 123
        name: mover
        stacktrace: post_alloc_hook+0x123/0x130 get_page_from_freelist+0x320/0x1470 \
        __alloc_pages_noprof+0x162/0x2c0 alloc_pages_mpol_noprof+0xd1/0x190 \
        vma_alloc_folio_noprof+0x5c/0xb0 __handle_mm_fault+0x172a/0x1d30 \
        handle_mm_fault+0x166/0x2d0 exc_page_fault+0x212/0x670 asm_exc_page_fault+0x26/0x30
        alloc_ts: 3044442858
        free_ts: -
        free: -
        allocator: OTHERS
        module: vmlinux
        caller: __handle_mm_fault
        usage: anon
        usage_rule: anon
        order: 0
        gfp: 0x140dca(GFP_HIGHUSER_MOVABLE|__GFP_COMP|__GFP_ZERO)
        migrate_type: Movable
        pageblock: 40
        pageblock_type: Movable
        flags: 0xffe00000020838(uptodate|dirty|lru|owner_2|swapbacked|node=0|zone=0\
        |lastcpupid=0x7ff)
        node: 0
        zone: 0
        lastcpupid: 2047
        memcg: /
        memcg_offline: false
        memcg_objcg: false
        migrate_reason: syscall_or_cpuset
        slab: false
        early: false
        handle: -
        pfn: 20925
        state: -
        reason: -
        free_stacktrace: -
        free_pid: -
        free_tgid: -
        swapped: -
        callpath: __handle_mm_fault handle_mm_fault exc_page_fault asm_exc_page_fault
        """);
  }

  @Test
  void keys_ofRecordWithStackAndHandle_areItsValues() {
    assertKeys(
        Samples.V6_12_STACK_HANDLE,
        0x382f,
        """
        pid: 139
        tgid: 139
        name: wl
        stacktrace: post_alloc_hook+0x123/0x130 get_page_from_freelist+0x320/0x1470 \
        __alloc_pages_noprof+0x162/0x2c0 alloc_pages_mpol_noprof+0xd1/0x190 \
        __vmalloc_node_range_noprof+0x374/0x7b0 copy_process+0xb8f/0x1dc0 \
        kernel_clone+0xad/0x310 __do_sys_clone3+0xc4/0x110 do_syscall_64+0x3b/0xc0 \
        entry_SYSCALL_64_after_hwframe+0x4b/0x53
        alloc_ts: 3581312742
        free_ts: -
        free: -
        allocator: VMALLOC
        module: vmlinux
        caller: copy_process
        usage: kernel_stack
        usage_rule: kernel_stack.vmalloc
        order: 0
        gfp: 0x102dc2(GFP_HIGHUSER|__GFP_NOWARN|__GFP_ZERO)
        migrate_type: Unmovable
        pageblock: 28
        pageblock_type: Unmovable
        flags: 0xffe00000000000(node=0|zone=0|lastcpupid=0x7ff)
        node: 0
        zone: 0
        lastcpupid: 2047
        memcg: inner
        memcg_offline: false
        memcg_objcg: true
        migrate_reason: -
        slab: false
        early: false
        handle: 51904520
        pfn: 14383
        state: -
        reason: -
        free_stacktrace: -
        free_pid: -
        free_tgid: -
        swapped: -
        callpath: copy_process kernel_clone __do_sys_clone3 do_syscall_64 \
        entry_SYSCALL_64_after_hwframe
        """);
  }

  @Test
  void keys_ofRecordWithHandleAlone_haveNoStack() {
    Row row = row(Samples.V6_12_HANDLE, 0x100);
    assertEquals("-", text(row, Keys.STACKTRACE));
    assertEquals("-", text(row, Keys.MODULE));
    assertEquals("-", text(row, Keys.ALLOCATOR));
    assertEquals("1048577", text(row, Keys.HANDLE));
    assertEquals("true", text(row, Keys.EARLY));
  }

  @Test
  void keys_ofContiguousRange_sayCma() {
    Row row = row(Samples.V6_12_A, 0x17800);
    assertEquals("CMA", text(row, Keys.ALLOCATOR));
    assertEquals("CMA", text(row, Keys.PAGEBLOCK_TYPE));
    assertEquals("Unmovable", text(row, Keys.MIGRATE_TYPE));
    assertEquals("1", text(row, Keys.NODE));
  }

  @Test
  void keys_ofDeletedCgroup_sayOffline() {
    Row row = row(Samples.V6_12_A, 0x57fd);
    assertEquals("doomed", text(row, Keys.MEMCG));
    assertEquals("true", text(row, Keys.MEMCG_OFFLINE));
  }

  private static void assertKeys(String sample, long pfn, String expected) {
    Row row = row(sample, pfn);
    List<String> lines = new ArrayList<>();
    for (Key<?> key : NaiveQuery.keys(Plan.EMPTY)) {
      lines.add(key.name() + ": " + text(row, key).replace("\n", " "));
    }
    assertEquals(expected, String.join("\n", lines) + "\n");
  }

  private static String text(Row row, Key<?> key) {
    return Objects.toString(row.get(key), "-");
  }

  private static Row row(String sample, long pfn) {
    Table table = Query.from(Samples.path(sample)).where(PFN.equalTo(pfn)).run();
    assertEquals(1, table.size());
    return table.row(0);
  }
}
