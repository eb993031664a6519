package org.pageowner.dsl.internal.notebook;

import java.util.function.Function;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import org.pageowner.dsl.analysis.fragmentation.Culprits;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.fragmentation.MixedComparison;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.report.Report;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.table.Table;

/**
 * Shows results as HTML in notebooks of the JJava kernel, which finds this class through {@code
 * META-INF/services}. Without JJava it is never loaded.
 *
 * <p>The module descriptor does not declare the service: a module that does needs the interface at
 * run time, and notebooks use the class path.
 */
public final class JJavaExtension implements Extension {
  /** For the service loader. */
  public JJavaExtension() {}

  @Override
  public void install(BaseKernel kernel) {
    register(kernel.getRenderer());
  }

  static void register(Renderer renderer) {
    show(renderer, Table.class, Table::toHtml);
    show(renderer, Summary.class, Summary::toHtml);
    show(renderer, Growth.class, Growth::toHtml);
    show(renderer, CallTree.class, CallTree::toHtml);
    show(renderer, Fragmentation.class, Fragmentation::toHtml);
    show(renderer, Culprits.class, Culprits::toHtml);
    show(renderer, MixedComparison.class, MixedComparison::toHtml);
    show(renderer, Cgroups.class, Cgroups::toHtml);
    show(renderer, Accounting.class, Accounting::toHtml);
    show(renderer, Report.class, Report::toHtml);
    show(renderer, ReadReport.class, ReadReport::toHtml);
  }

  private static <T> void show(Renderer renderer, Class<T> type, Function<T, String> html) {
    renderer
        .createRegistration(type)
        .preferring(MIMEType.TEXT_HTML)
        .register(
            (value, context) ->
                context.renderIfRequested(MIMEType.TEXT_HTML, () -> html.apply(value)));
  }
}
