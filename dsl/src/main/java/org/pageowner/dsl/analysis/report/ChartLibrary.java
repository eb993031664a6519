package org.pageowner.dsl.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Apache ECharts, read from the class path: the artifact {@code org.mvnpm:echarts}.
 *
 * <p>It is optional, as only reports need it. Its files are resources; no class of it exists, so no
 * module requires it.
 *
 * @param script the library, with its licence header
 * @param notice the notice that has to be shown
 * @param licences the licence of the library, and those of the parts in it
 */
record ChartLibrary(String script, String notice, String licences) {
  private static final String SCRIPT = "dist/echarts.min.js";
  private static final String VERSION = "6.0.0";
  private static final String FOLDER = "META-INF/resources/_static/echarts/" + VERSION + "/";

  /**
   * Reads the library.
   *
   * @throws IllegalStateException if it is not on the class path
   */
  static ChartLibrary load() {
    ClassLoader own = ChartLibrary.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return load(context == null || own.getResource(FOLDER + SCRIPT) != null ? own : context);
  }

  /** Reads the library from a class loader. */
  static ChartLibrary load(ClassLoader loader) {
    return new ChartLibrary(
        text(loader, SCRIPT),
        text(loader, "NOTICE"),
        text(loader, "LICENSE") + "\n\n" + text(loader, "licenses/LICENSE-d3"));
  }

  private static String text(ClassLoader loader, String file) {
    try (InputStream in = loader.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "a report needs Apache ECharts for its pictures: add org.mvnpm:echarts:"
                + VERSION
                + " to the class path, without its dependencies (missing: "
                + file
                + ")");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
