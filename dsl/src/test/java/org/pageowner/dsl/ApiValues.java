package org.pageowner.dsl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.AllocInfo;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.LiveSource;
import org.pageowner.core.MemInfo;
import org.pageowner.core.PageTypeInfo;
import org.pageowner.core.ProgressListener;
import org.pageowner.core.SlabInfo;
import org.pageowner.core.StackInventory;
import org.pageowner.core.VmStat;
import org.pageowner.core.ZoneInfo;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.analysis.census.Census;
import org.pageowner.dsl.analysis.census.CensusMerge;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.StackComparison;
import org.pageowner.dsl.analysis.growth.Turnover;
import org.pageowner.dsl.analysis.report.Report;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.analysis.tree.FoldedStacks;
import org.pageowner.dsl.analysis.tree.PprofProfile;
import org.pageowner.dsl.analysis.tree.Quantity;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.export.RecordColumns;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Glob;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.RowCondition;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.SortKey;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.table.RowSource;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** A value of each type of the public API, and the list of these types. */
final class ApiValues {
  private final List<Object> values;

  ApiValues() throws IOException {
    Dump dump = Dump.read(Samples.path(Samples.V6_12_A));
    RecordBatch batch = dump.batches().get(0);
    StackTrace stack = StackTrace.parse("f+0x1/0x2");
    Query query = Query.from(dump);
    Fragmentation fragmentation = Fragmentation.of(Dump.read(Samples.path(Samples.V6_12_MIXED)));
    Cgroups cgroups = Cgroups.of(dump);
    Table table = query.cull(Keys.STACKTRACE).run();
    Growth growth = Growth.between(dump, dump);
    LogReport.Builder log = LogReport.startingAt(1);
    Census census = Census.of(dump);
    CensusRows ofCensus =
        Objects.requireNonNull(Dump.read(census.source()).batches().get(0).census());
    MemInfo memory = MemInfo.parse("MemTotal: 4096 kB\nMemFree: 1024 kB\n");
    KernelFiles files = KernelFiles.of(memory);
    values =
        List.of(
            memory,
            files,
            new AllocInfo(List.of()),
            new SlabInfo(List.of()),
            new VmStat(Map.of()),
            new ZoneInfo(List.of()),
            Accounting.of(dump, memory),
            CallTree.of(query),
            FoldedStacks.of(query),
            PprofProfile.of(query),
            OptionalLong.empty(),
            Instant.EPOCH,
            new ReadReport[] {dump.report()},
            Quantity.PAGES,
            new RecordColumns(),
            FileChannel.open(Samples.path(Samples.V6_12_A)),
            Report.of(dump),
            "text",
            new String[] {"text"},
            1L,
            1,
            1.0,
            new byte[] {1},
            new int[] {1},
            new long[] {1},
            List.of(),
            Map.of(),
            Set.of(),
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            new StringWriter(),
            Samples.path(Samples.V6_12_A),
            new Path[] {Samples.path(Samples.V6_12_A)},
            Duration.ofSeconds(1),
            (Consumer<Object>) value -> {},
            (Predicate<Object>) value -> true,
            (LiveSource.Opener) writable -> Files.newByteChannel(Path.of("nowhere")),
            (ProgressListener) (done, total, records) -> {},
            dump,
            Dump.reader(),
            LiveSource.at(Path.of("nowhere")),
            new DumpSource[] {dump, dump},
            StackInventory.of(dump),
            PageTypeInfo.read(Samples.path(Samples.V6_12_PAGETYPEINFO)),
            new Diagnostic(1, 0, "cut", ""),
            new MalformedPart(new Diagnostic(1, 0, "cut", ""), 0, ""),
            batch,
            batch.record(0),
            batch.pfn(),
            batch.name(),
            stack,
            stack.frames().get(0),
            GfpMask.parse("0x1"),
            PageFlags.parse("0x1"),
            Allocators.of(Allocators.SLAB),
            Trailer.NONE,
            dump.report(),
            dump.report().toBuilder(),
            log,
            log.build(),
            LogReport.State.FREED,
            query,
            new Query[] {query, query},
            query.plan(),
            PageOwnerSort.parse(List.of()),
            fragmentation,
            fragmentation.culprits(Keys.MODULE).iterator().next(),
            fragmentation.singlePageBlocks().get(0),
            cgroups,
            cgroups.pins().get(0),
            growth,
            growth.row(0),
            new Turnover(1, 1, 0, 0, 0, 0, 0, null, null, null, null),
            StackComparison.FRAMES,
            Summary.of(dump),
            census,
            CensusMerge.of(List.of(census.source())),
            census.header(),
            census.header().hosts().get(0),
            ofCensus,
            new CensusRows.Row(ofCensus, 0),
            Format.TEXT,
            Layout.SCREEN,
            Keys.PID,
            Keys.NAME,
            Keys.STACKTRACE,
            Keys.GFP,
            Keys.SLAB,
            new Key<?>[] {Keys.PID},
            Keys.PAGES,
            new Measure<?>[] {Keys.PAGES},
            Measure.Kind.PAGES,
            Keys.PAGES.atLeast(1),
            Keys.SHARE,
            Keys.median(Keys.PID),
            new Column.Across(Keys.PAGES, Keys.PID, null),
            1.5,
            BigDecimal.ONE,
            RowCondition.Operator.EQUAL,
            new Column<?>[] {Keys.PID},
            new Plan.GroupLimit(1, Keys.PID),
            SortKey.Direction.ASCENDING,
            new SortKey[] {Keys.PID},
            new Selection[] {Keys.pid(1)},
            Glob.parse("*"),
            StackKey.Sequence.parse("a < b"),
            table,
            table.row(0),
            table.totals(),
            (LongSupplier) () -> 0,
            Keys.pages(1),
            new NoRows());
  }

  /** The rows of a table without any. */
  private static final class NoRows implements RowSource {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public long times(int row) {
      throw new IndexOutOfBoundsException(row);
    }

    @Override
    public long pages(int row) {
      throw new IndexOutOfBoundsException(row);
    }

    @Override
    public <V> @Nullable V get(int row, Key<V> key) {
      throw new IndexOutOfBoundsException(row);
    }

    @Override
    public <V> @Nullable V measure(int row, Measure<V> measure) {
      throw new IndexOutOfBoundsException(row);
    }
  }

  /** Returns a value of a type. */
  Object of(Class<?> type) {
    if (type.isPrimitive()) {
      return type == boolean.class ? (Object) false : type == int.class ? (Object) 1 : (Object) 1L;
    }
    return values.stream()
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no value of " + type + ": add one"));
  }

  /** Returns the public types of all exported packages. */
  static List<Class<?>> exportedTypes() {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> root : List.of(Dump.class, Query.class)) {
      try {
        URI location = root.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(location);
        if (Files.isDirectory(path)) {
          collect(path, types);
        } else {
          try (FileSystem jar = FileSystems.newFileSystem(path)) {
            collect(jar.getPath("/"), types);
          }
        }
      } catch (URISyntaxException | IOException e) {
        throw new AssertionError(e);
      }
    }
    return types;
  }

  private static void collect(Path root, List<Class<?>> types) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith("org/pageowner/") && name.endsWith(".class"))
          .filter(name -> !name.contains("/internal/") && !name.endsWith("package-info.class"))
          .sorted()
          .map(name -> load(name.substring(0, name.length() - 6).replace('/', '.')))
          .filter(ApiValues::isPublic)
          .forEach(types::add);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiValues.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }
}
