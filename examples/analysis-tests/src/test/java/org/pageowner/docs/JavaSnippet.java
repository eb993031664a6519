package org.pageowner.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Java code as documentation shows it: imports, class and method may be missing, as readers add
 * them.
 */
final class JavaSnippet {
  private static final List<String> IMPORTS =
      List.of(
          "java.io.*",
          "java.nio.file.*",
          "java.util.*",
          "org.pageowner.core.*",
          "org.pageowner.core.record.*",
          "org.pageowner.dsl.*",
          "org.pageowner.dsl.analysis.accounting.*",
          "org.pageowner.dsl.analysis.census.*",
          "org.pageowner.dsl.analysis.cgroups.*",
          "org.pageowner.dsl.analysis.fragmentation.*",
          "org.pageowner.dsl.analysis.growth.*",
          "org.pageowner.dsl.analysis.report.*",
          "org.pageowner.dsl.analysis.summary.*",
          "org.pageowner.dsl.analysis.tree.*",
          "org.pageowner.dsl.export.*",
          "org.pageowner.dsl.plan.*",
          "org.pageowner.dsl.table.*",
          "static org.pageowner.dsl.Keys.*");

  private static final Pattern TYPE =
      Pattern.compile(
          "^(public |final |abstract |sealed )*(class|interface|record|enum) ", Pattern.MULTILINE);

  private final String className;
  private final int firstLine;
  private final List<String> lines;

  /**
   * A snippet.
   *
   * @param className the name of the class around it
   * @param firstLine the number of its first line in the page, at least 2
   */
  JavaSnippet(String className, int firstLine, List<String> lines) {
    this.className = className;
    this.firstLine = firstLine;
    this.lines = lines;
  }

  /** Compiles to a folder; returns the errors with the page's line numbers, none if it compiles. */
  List<String> compile(Path output) {
    boolean hasType = TYPE.matcher(String.join("\n", lines)).find();
    List<String> errors =
        hasType ? compile("", "", output) : compile(statementsHead(), "}}", output);
    if (!errors.isEmpty() && !hasType) {
      // It may be the methods of a class.
      if (compile(classHead(), "}", output).isEmpty()) {
        return List.of();
      }
    }
    return errors;
  }

  private String classHead() {
    return "class " + className + " {";
  }

  private String statementsHead() {
    return classHead() + " void run() throws Exception {";
  }

  /** All additions are on line 1 and after the end, so that line numbers stay those of the page. */
  private String source(String head, String tail) {
    List<String> body = new ArrayList<>();
    StringBuilder first = new StringBuilder();
    IMPORTS.forEach(name -> first.append("import ").append(name).append("; "));
    for (String line : lines) {
      boolean isImport = line.startsWith("import ");
      first.append(isImport ? line + " " : "");
      body.add(isImport ? "" : line);
    }
    return first + head + "\n".repeat(firstLine - 1) + String.join("\n", body) + "\n" + tail;
  }

  private List<String> compile(String head, String tail, Path output) {
    String name = head.isEmpty() ? publicType() : className;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      List<String> options =
          List.of(
              "--release", "17", "-proc:none", "-classpath", System.getProperty("java.class.path"));
      compiler
          .getTask(null, files, found, options, null, List.of(new Source(name, source(head, tail))))
          .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> "line " + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
        .toList();
  }

  private String publicType() {
    return Pattern.compile("^public .*?(?:class|interface|record|enum) (\\w+)", Pattern.MULTILINE)
        .matcher(String.join("\n", lines))
        .results()
        .map(result -> result.group(1))
        .findFirst()
        .orElse(className);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  @Override
  public String toString() {
    return lines.stream().collect(Collectors.joining("\n"));
  }
}
