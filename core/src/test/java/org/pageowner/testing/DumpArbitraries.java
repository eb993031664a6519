package org.pageowner.testing;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Arbitrary dumps for properties: nasty names, stacks that records share, every kind of line.
 *
 * <p>A kernel can print everything in them, except the unknown lines at the end of some records.
 */
public final class DumpArbitraries {
  private static final int MAX_NAME = 15;
  private static final int MAX_MEMCG = 79;

  private static final List<String> NASTY =
      List.of(
          "a (b), ts c",
          "), ts 5 ns",
          "a), ts 1 ns\n",
          "PFN 0x1 ty",
          "nl\nPFN 0x1 ty",
          "x\n\nPage alloc",
          "\nempty-line",
          "order 9, pid 1,",
          "tgid 99 (a",
          " lead trail ",
          "tab\there",
          "cr\rhere",
          "esc\u001b[31m",
          "[xfs]",
          "handle: 7",
          ")",
          ",",
          "\n",
          "",
          RecordSpec.utf8("gr\u00fcn"),
          RecordSpec.utf8("\u65e5\u672c\u8a9e\u30d7\u30ed"),
          "\u00ff\u00fe\u0080bad");

  private static final List<String> REASONS =
      List.of(
          "compaction",
          "memory_failure",
          "memory_hotplug",
          "syscall_or_cpuset",
          "mempolicy_mbind",
          "numa_misplaced",
          "contig_range",
          "longterm_pin",
          "demotion",
          "damon");

  private static final List<String> TYPES =
      List.of("Unmovable", "Movable", "Reclaimable", "HighAtomic", "CMA", "Isolate");

  private DumpArbitraries() {}

  /** Dumps of a form: up to 40 records that share up to 6 stacks. */
  public static Arbitrary<DumpBuilder> dumps(Form form) {
    return stacks()
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .flatMap(pool -> drafts(Arbitraries.of(pool)).list().ofMaxSize(40))
        .map(drafts -> dump(form, drafts));
  }

  /** Dumps of any form. */
  public static Arbitrary<DumpBuilder> dumps() {
    return Arbitraries.of(Form.class).flatMap(DumpArbitraries::dumps);
  }

  /** Dumps of kernels since 6.7, in any of the modes, so with handles too. */
  public static Arbitrary<DumpBuilder> handleDumps() {
    return Arbitraries.of(PrintMode.class).flatMap(m -> dumps(Form.V6_7).map(dump -> dump.mode(m)));
  }

  /** Dumps of any form in which records repeat, up to seven in a row, except for PFN and time. */
  public static Arbitrary<DumpBuilder> runs() {
    Arbitrary<List<Run>> runs =
        stacks()
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .flatMap(
                pool ->
                    Combinators.combine(
                            drafts(Arbitraries.of(pool)), Arbitraries.integers().between(1, 7))
                        .as(Run::new)
                        .list()
                        .ofMaxSize(8));
    return Combinators.combine(Arbitraries.of(Form.class), runs).as(DumpArbitraries::ofRuns);
  }

  /**
   * Dumps of any form in which neighbours mostly differ in one field or none, and values are nearly
   * alike: one begins with the other, or all but one digit of a long stack is the same.
   */
  public static Arbitrary<DumpBuilder> alternations() {
    Arbitrary<RecordDraft> drafts =
        Builders.withBuilder(RecordDraft::new)
            .use(mostly(0, List.of(1)))
            .inSetter(RecordDraft::order)
            .use(mostly(Gfp.MOVABLE, List.of(Gfp.KERNEL, Gfp.UNNAMED)))
            .inSetter((r, gfp) -> r.gfp(gfp.mask, gfp.names))
            .use(mostly(12, List.of(1, 123)))
            .inSetter(RecordDraft::pid)
            .use(mostly("ab", List.of("a", "a)", "", "exactly-fifteen")))
            .inSetter(RecordDraft::name)
            .use(mostly("Movable", List.of("Unmovable")))
            .inSetter(RecordDraft::pageblockType)
            .use(mostly(1, List.of(17)))
            .inSetter(RecordDraft::lastcpupid)
            .use(mostly(0, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)))
            .inSetter((r, frame) -> r.frames(nearlyAlike(frame)))
            .use(mostly("ab", List.of("a", "/")))
            .withProbability(0.9)
            .inSetter(RecordDraft::memcg)
            .build();
    return Combinators.combine(Arbitraries.of(Form.class), drafts.list().ofMaxSize(40))
        .as(DumpArbitraries::dump);
  }

  private static <T> Arbitrary<T> mostly(T usual, List<T> others) {
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.just(usual)), Tuple.of(1, Arbitraries.of(others)));
  }

  /** A stack of twelve frames, of which this one is another. */
  private static List<String> nearlyAlike(int other) {
    return IntStream.range(0, 12)
        .mapToObj(frame -> "some_function+0x1" + (frame == other ? 1 : 0) + "/0x200")
        .toList();
  }

  private record Run(RecordDraft draft, int times) {}

  private static DumpBuilder ofRuns(Form form, List<Run> runs) {
    DumpBuilder dump = DumpBuilder.of(form);
    for (Run run : runs) {
      for (int i = 0; i < run.times(); i++) {
        dump.record(run.draft());
      }
    }
    return dump;
  }

  /** Names of tasks: common ones, nasty ones, nasty ones put together, and any 15 bytes. */
  public static Arbitrary<String> names() {
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\u0001', '\u00ff').ofMaxLength(15);
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of("init", "kworker/u8:1", "swapper/0", "(sd-pam)")),
        Tuple.of(3, Arbitraries.of(NASTY)),
        Tuple.of(2, Arbitraries.of(NASTY).list().ofSize(3).map(parts -> cut(parts, MAX_NAME))),
        Tuple.of(1, any));
  }

  /** Names of memory cgroups: any bytes but NUL and newline, up to 79. */
  public static Arbitrary<String> memcgs() {
    Arbitrary<String> any =
        Arbitraries.strings()
            .withCharRange('\u0001', '\u00ff')
            .excludeChars('\n')
            .ofMinLength(1)
            .ofMaxLength(MAX_MEMCG);
    return Arbitraries.oneOf(
        Arbitraries.of("/", "inner", "a b (c), ts 1", "memcg x", "offline memcg x", "[xfs]"), any);
  }

  /** Stacks of up to 16 frames, also empty ones. */
  public static Arbitrary<List<String>> stacks() {
    return frames().list().ofMaxSize(16);
  }

  /** Frames as printed: with and without a module, of odd symbols, and bare addresses. */
  public static Arbitrary<String> frames() {
    Arbitrary<String> symbol =
        Arbitraries.of(
            "post_alloc_hook",
            "__alloc_pages_noprof",
            "__vmalloc_node_range_noprof",
            "allocate_slab",
            "leaky_get_page",
            "foo.constprop.0",
            "bar.isra.0.cold",
            "__x64_sys_read",
            "_RNvMs_NtCs1234_4core3fmt9Formatter3pad",
            "f");
    Arbitrary<String> module = Arbitraries.of("", "", "", " [xfs]", " [leaky]", " [nf_tables]");
    return Arbitraries.frequencyOf(
        Tuple.of(
            9,
            Combinators.combine(symbol, Arbitraries.integers().between(0, 0x1fff), module)
                .as((s, offset, m) -> s + "+" + hex(offset) + "/0x2000" + m)),
        Tuple.of(
            1, Arbitraries.longs().between(0xc0000000L, Long.MAX_VALUE).map(DumpArbitraries::hex)));
  }

  private static Arbitrary<RecordDraft> drafts(Arbitrary<List<String>> stacks) {
    return Builders.withBuilder(RecordDraft::new)
        .use(Arbitraries.integers().between(0, 10))
        .inSetter(RecordDraft::order)
        .use(Arbitraries.of(Gfp.class))
        .inSetter((r, gfp) -> r.gfp(gfp.mask, gfp.names))
        .use(Arbitraries.of(1, 2, 3, 7, 4194304))
        .inSetter(RecordDraft::pid)
        .use(Arbitraries.of(1, 2, 3))
        .withProbability(0.3)
        .inSetter(RecordDraft::tgid)
        .use(names())
        .inSetter(RecordDraft::name)
        .use(Arbitraries.longs().between(0, 1L << 60))
        .withProbability(0.5)
        .inSetter(RecordDraft::allocTs)
        .use(Arbitraries.longs().between(0, 1L << 60))
        .withProbability(0.5)
        .inSetter(RecordDraft::freeTs)
        .use(Arbitraries.longs().between(0, 1L << 40))
        .withProbability(0.2)
        .inSetter(RecordDraft::pfn)
        .use(Arbitraries.of(TYPES))
        .withProbability(0.3)
        .inSetter(RecordDraft::pageblockType)
        .use(flags())
        .inSetter((r, set) -> r.flags(0xffe00000000000L | set.size(), set.toArray(String[]::new)))
        .use(Arbitraries.integers().between(0, 3).injectNull(0.2))
        .inSetter((r, at) -> r.place(at, at).lastcpupid(at))
        .use(stacks)
        .inSetter(RecordDraft::frames)
        .use(Arbitraries.of(REASONS))
        .withProbability(0.2)
        .inSetter(RecordDraft::migrateReason)
        .use(charges())
        .inSetter((r, charge) -> charge.accept(r))
        .use(Arbitraries.of("Charged in full", "refcount 3, mapcount 2", "x"))
        .withProbability(0.1)
        .inSetter(RecordDraft::unknownLines)
        .build();
  }

  private static Arbitrary<List<String>> flags() {
    return Arbitraries.of("locked", "uptodate", "lru", "workingset", "slab", "head", "swapbacked")
        .list()
        .uniqueElements()
        .ofMaxSize(4);
  }

  private static Arbitrary<Consumer<RecordDraft>> charges() {
    return Arbitraries.oneOf(
        Arbitraries.just(r -> {}),
        Arbitraries.just(RecordDraft::slab),
        memcgs().map(memcg -> r -> r.memcg(memcg)),
        memcgs().map(memcg -> r -> r.memcg(memcg).memcgOffline()),
        memcgs().map(memcg -> r -> r.memcg(memcg).memcgObjcg()),
        memcgs().map(memcg -> r -> r.memcg(memcg).memcgOffline().memcgObjcg()));
  }

  private static DumpBuilder dump(Form form, List<RecordDraft> drafts) {
    DumpBuilder dump = DumpBuilder.of(form);
    drafts.forEach(dump::record);
    return dump;
  }

  private static String cut(List<String> parts, int length) {
    String all = String.join("", parts);
    return all.substring(0, Math.min(length, all.length()));
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }

  /** Masks with their names, from the 6.12 dumps. */
  private enum Gfp {
    NONE(0, ""),
    KERNEL(0xcc0, "GFP_KERNEL"),
    MOVABLE(0x140dca, "GFP_HIGHUSER_MOVABLE|__GFP_COMP|__GFP_ZERO"),
    RECLAIMABLE(0x152cd0, "GFP_USER|__GFP_NOWARN|__GFP_NORETRY|__GFP_COMP|__GFP_RECLAIMABLE"),
    UNNAMED(0x1000cc0, "GFP_KERNEL|0x1000000");

    private final long mask;
    private final String names;

    Gfp(long mask, String names) {
      this.mask = mask;
      this.names = names;
    }
  }
}
