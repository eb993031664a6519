package org.pageowner.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.jspecify.annotations.Nullable;

/**
 * JShell under JJava's protocol, renderers and extensions: enough to execute notebooks, without
 * magics, completion and interruption. People who write notebooks want JJava itself.
 */
public final class JavaKernel extends BaseKernel {
  private final KeptValues values = new KeptValues();
  private final JShell shell;

  private JavaKernel() {
    super(
        "pageowner",
        "1",
        new LanguageInfo.Builder("Java")
            .version(Runtime.version().toString())
            .mimetype("text/x-java-source")
            .fileExtension(".jshell")
            .pygments("java")
            .codemirror("java")
            .build(),
        List.of(),
        null,
        new JupyterIO(UTF_8),
        new CommManager(),
        new Renderer(),
        null,
        new MagicsRegistry(),
        true,
        new StringStyler.Builder().build());
    shell = JShell.builder().executionEngine(values, Map.of()).build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    installDefaultExtensions();
  }

  /**
   * Serves one notebook.
   *
   * @param words the connection file that Jupyter has written
   */
  public static void main(String[] words) throws Exception {
    String properties = Files.readString(Path.of(words[0]));
    JupyterConnection connection =
        new JupyterConnection(KernelConnectionProperties.parse(properties));
    new JavaKernel().becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
  }

  /** Runs a cell; gives the value of its last snippet if that is an expression. */
  @Override
  public @Nullable Object evalRaw(String cell) {
    Object value = null;
    String rest = cell;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (!next.completeness().isComplete()) {
        throw new IllegalArgumentException("this is not complete Java:\n" + rest);
      }
      for (SnippetEvent event : shell.eval(next.source())) {
        check(event);
        Object given = values.take();
        value = isExpression(event.snippet()) ? given : null;
      }
      rest = next.remaining();
    }
    return value;
  }

  private static boolean isExpression(Snippet snippet) {
    return snippet instanceof ExpressionSnippet
        || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
  }

  private void check(SnippetEvent event) {
    if (event.status() == Snippet.Status.REJECTED) {
      throw new IllegalArgumentException(
          shell
              .diagnostics(event.snippet())
              .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
              .collect(Collectors.joining("\n", event.snippet().source() + "\n", "")));
    }
    if (event.exception() instanceof EvalException thrown) {
      throw new IllegalStateException(
          thrown.getExceptionClassName() + ": " + thrown.getMessage(), thrown);
    }
    if (event.exception() != null) {
      throw new IllegalStateException(event.exception());
    }
  }

  @Override
  public @Nullable DisplayData inspect(String code, int at, boolean extraDetail) {
    return null;
  }

  @Override
  public @Nullable ReplacementOptions complete(String code, int at) {
    return null;
  }

  @Override
  public String isComplete(String code) {
    return IS_COMPLETE_MAYBE;
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    super.onShutdown(isRestarting);
    shell.close();
  }
}
