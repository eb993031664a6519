package org.pageowner.testing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Trimmed real dumps; the README.md beside them says which kernel and workload each is from. */
public final class Samples {
  /** Linux 6.12, before the leak: a little of everything. */
  public static final String V6_12_A = "6.12-A.txt";

  /** Linux 6.12, the same boot as {@link #V6_12_A} after the module {@code leaky} leaked pages. */
  public static final String V6_12_B = "6.12-B.txt";

  /** Linux 6.1: decimal PFN, {@code free_ts} and the slab flag. */
  public static final String V6_1_A = "6.1-A.txt";

  /** Linux 6.12, task names that imitate a record's text. */
  public static final String V6_12_HOSTILE = "6.12-hostile.txt";

  /** Linux 6.12 printing a handle in place of each stack. */
  public static final String V6_12_HANDLE = "6.12-handle.txt";

  /** Linux 6.12 printing each stack and its handle. */
  public static final String V6_12_STACK_HANDLE = "6.12-stack_handle.txt";

  /** Linux 6.12: the stacks of the handles in {@link #V6_12_HANDLE}, without counts. */
  public static final String V6_12_SHOW_STACKS_HANDLES = "6.12-show_stacks_handles.txt";

  /** Linux 6.12: the pages of these handles. */
  public static final String V6_12_SHOW_HANDLES = "6.12-show_handles.txt";

  /** Linux 6.12, packed: every record of some stacks, and some early ones. */
  public static final String V6_12_MOMENT = "6.12-moment.txt.gz";

  /** Linux 6.12, packed: the counts of the kernel for these stacks at nearly the same moment. */
  public static final String V6_12_MOMENT_SHOW_STACKS = "6.12-moment-show_stacks.txt.gz";

  /** Linux 6.12, packed: every record of 14 movable pageblocks that hold pages of other types. */
  public static final String V6_12_MIXED = "6.12-mixed.txt.gz";

  /** Linux 6.12: a /proc/pagetypeinfo, of another moment than the dumps. */
  public static final String V6_12_PAGETYPEINFO = "6.12-pagetypeinfo.txt";

  /** Linux 6.1, packed: every record of a dump, most without their stacks. */
  public static final String V6_1_PAGETYPES = "6.1-pagetypes.txt.gz";

  /** Linux 6.1: the /proc/pagetypeinfo of the same moment as {@link #V6_1_PAGETYPES}. */
  public static final String V6_1_PAGETYPEINFO = "6.1-pagetypeinfo.txt";

  /** Every dump that is there as text. */
  public static final List<String> ALL =
      List.of(V6_12_A, V6_12_B, V6_1_A, V6_12_HOSTILE, V6_12_HANDLE, V6_12_STACK_HANDLE);

  private static final Map<String, Path> COPIES = new ConcurrentHashMap<>();
  private static final String FOLDER = "/org/pageowner/samples/";

  private Samples() {}

  /**
   * A file with the sample: the resource itself, or a temporary copy of the same name if it is
   * inside a jar.
   */
  public static Path path(String name) {
    try {
      URL url = Samples.class.getResource(FOLDER + name);
      if (url != null && url.getProtocol().equals("file")) {
        return Path.of(url.toURI());
      }
      return COPIES.computeIfAbsent(name, Samples::copy);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path copy(String name) {
    try {
      Path folder = Files.createTempDirectory("pageowner-");
      folder.toFile().deleteOnExit();
      Path copy = Files.write(folder.resolve(name), bytes(name));
      copy.toFile().deleteOnExit();
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sample's bytes. */
  public static byte[] bytes(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException("no sample " + name + "; there are " + ALL);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
