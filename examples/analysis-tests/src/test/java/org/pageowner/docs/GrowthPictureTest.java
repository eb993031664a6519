package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.docs.BarChart.Bar;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Plan;

/** The picture in README.md is drawn from the growth between two of the sample dumps. */
class GrowthPictureTest {
  private static final String UPDATE =
      "mvn -pl examples/analysis-tests -am test -Dtest=GrowthPictureTest"
          + " -Dpageowner.updateDocs=true -Dsurefire.failIfNoSpecifiedTests=false";

  private static final Path PICTURE = Repository.root().resolve("docs/growth.svg");

  @Test
  void picture_showsTheGrowthBetweenTheSamples() throws IOException {
    Path samples = Repository.root().resolve("examples/samples");
    Growth growth =
        Growth.between(
                Dump.read(samples.resolve("6.12-A.txt")), Dump.read(samples.resolve("6.12-B.txt")))
            .with(Plan.parse("--cull=caller"));
    StringBuilder csv = new StringBuilder();
    growth.writeTo(csv, Format.CSV, Layout.DEFAULT);
    String made =
        BarChart.svg(
            "Which function allocated the memory that did not come back?",
            "growth in pages from examples/samples/6.12-A.txt to examples/samples/6.12-B.txt, by caller",
            bars(csv.toString()));
    if (Boolean.getBoolean("pageowner.updateDocs")) {
      Files.writeString(PICTURE, made);
    }
    String found = Files.exists(PICTURE) ? Repository.text(PICTURE) : "";
    assertEquals(made, found, "docs/growth.svg is stale; draw it again with\n  " + UPDATE);
  }

  /** The groups that grew or shrank, the largest growth first. */
  private static List<Bar> bars(String csv) {
    List<List<String>> rows = csv.lines().map(line -> List.of(line.split(",", -1))).toList();
    int caller = rows.get(0).indexOf("caller");
    int growth = rows.get(0).indexOf("pages_growth");
    return rows.stream()
        .skip(1)
        .map(row -> new Bar(row.get(caller), Long.parseLong(row.get(growth))))
        .filter(bar -> bar.value() != 0)
        .sorted(Comparator.comparingLong(Bar::value).reversed())
        .toList();
  }
}
