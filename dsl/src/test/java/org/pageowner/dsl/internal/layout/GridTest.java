package org.pageowner.dsl.internal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.record.StackTrace;

class GridTest {
  private static final String STACK =
      "post_alloc_hook+0x1/0x2\nxfs_buf_alloc+0x1/0x2 [xfs]\nvfs_write+0x1/0x2";

  @Test
  void text_alignsNumbersRightAndPutsTheStackLast() {
    Grid grid =
        Grid.of(Grid.right("pages"), Grid.stack("stacktrace"), Grid.left("module"))
            .title("By stack")
            .row(8L, StackTrace.parse(STACK), "xfs")
            .row("+1,024", STACK, null);

    assertEquals(
        """
        By stack
         pages  module  stacktrace
             8  xfs     xfs_buf_alloc < vfs_write
        +1,024  -       xfs_buf_alloc < vfs_write""",
        grid.text(20, 100));
  }

  @Test
  void text_moreRowsThanShown_saysHowManyThereAre() {
    Grid grid = numbers(25);

    assertTrue(grid.text(20, 80).endsWith("\n19\n20 of 25 rows"), grid.text(20, 80));
    assertTrue(grid.allRows(1345).text(20, 80).endsWith("\n20 of 1,345 rows"));
    assertTrue(grid.text(25, 80).endsWith("\n25 of 1,345 rows"));
    assertTrue(
        grid.total("9 pages")
            .note("odd: nothing")
            .text(1, 80)
            .endsWith("1 of 1,345 rows: 9 pages; odd: nothing"));
  }

  @Test
  void text_allRowsShown_needsNoCount() {
    assertEquals("n\n0\n1", numbers(2).text(20, 80));
    assertTrue(numbers(1).total("4 KiB").text(20, 80).endsWith("\n1 row: 4 KiB"));
  }

  @Test
  void text_narrow_shortensTextsAndNeverNumbers() {
    String text =
        Grid.of(Grid.right("pages"), Grid.left("module"))
            .row(123_456_789_012L, "m".repeat(90))
            .text(20, 40);

    assertEquals("123456789012  " + "m".repeat(25) + "…", text.lines().toList().get(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120})
  void text_stacksThatDifferPastTheCut_haveDifferentLines(int width) {
    String head = "post_alloc_hook+0x1/0x2\nshmem_alloc_folio+0x1/0x2\nshmem_get_folio+0x1/0x2\n";
    String tail = "\ngeneric_perform_write+0x1/0x2\n" + "vfs_write+0x1/0x2\n".repeat(5);
    List<String> stacks =
        List.of(
            head + "shmem_write_begin+0x1/0x2" + tail + "ksys_write+0x1/0x2",
            head + "shmem_write_begin+0x1/0x2" + tail + "kernel_write+0x1/0x2",
            head + "shmem_write_begin+0x1/0x2" + tail + "kernel_write+0x9/0x2",
            head + "shmem_write_begin+0x1/0x2" + tail,
            head + "shmem_fault+0x1/0x2" + tail,
            "__kmalloc+0x1/0x2\n" + head + "shmem_fault+0x1/0x2" + tail,
            "__kmalloc+0x3/0x2\n" + head + "shmem_fault+0x1/0x2" + tail);
    Grid grid = Grid.of(Grid.stack("stacktrace"));
    stacks.forEach(grid::row);

    List<String> lines = grid.text(20, width).lines().skip(1).toList();

    assertEquals(stacks.size(), Set.copyOf(lines).size(), () -> String.join("\n", lines));
    lines.forEach(line -> assertTrue(line.length() <= width, line));
  }

  @Test
  void text_stacksThatDifferPastTheCut_showWhereTheyDiffer() {
    String head = "folio_alloc+0x1/0x2\nshmem_alloc_folio+0x1/0x2\n" + "f+0x1/0x2\n".repeat(14);
    Grid grid =
        Grid.of(Grid.stack("stacktrace"))
            .row(head + "ksys_write+0x1/0x2\ndo_syscall_64+0x1/0x2")
            .row(head + "kernel_write+0x1/0x2\ndo_copy+0x1/0x2")
            .row(head + "kernel_write+0x9/0x2\ndo_copy+0x1/0x2");

    assertEquals(
        """
        stacktrace
        shmem_alloc_folio < f < … < ksys_write <…
        shmem_alloc_folio < … < kernel_write+0x1…
        shmem_alloc_folio < … < kernel_write+0x9…""",
        grid.text(20, 41));
  }

  @Test
  void text_textsThatDifferPastTheCut_showWhereTheyDiffer() {
    Grid grid =
        Grid.of(Grid.left("memcg"))
            .row("docker-" + "0".repeat(60) + "abc.scope")
            .row("docker-" + "0".repeat(60) + "def.scope")
            .row("docker-" + "0".repeat(60));

    assertEquals(
        """
        memcg
        docker-000000…abc.scope
        docker-000000…def.scope
        docker-000000…0000""",
        grid.text(20, 40));
  }

  @Test
  void frames_areBelowTheirRows() {
    assertEquals(
        """
        pages
            8
            post_alloc_hook+0x1/0x2
            xfs_buf_alloc+0x1/0x2 [xfs]
            vfs_write+0x1/0x2""",
        Grid.of(Grid.frames("stacktrace"), Grid.right("pages")).row(STACK, 8).text(20, 80));
  }

  @Test
  void html_showsTheCellsOfTheText() {
    String html =
        Grid.of(Grid.right("pages"), Grid.stack("stacktrace"))
            .title("By stack")
            .row(8L, STACK)
            .row(7L, "")
            .allRows(345)
            .html(20);

    String words = html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    assertEquals(
        "By stack pages stacktrace 8 xfs_buf_alloc &lt; vfs_write post_alloc_hook+0x1/0x2"
            + " xfs_buf_alloc+0x1/0x2 [xfs] vfs_write+0x1/0x2 7 (empty) 2 of 345 rows",
        words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "&lt;b&gt;",
        "</pre></details></table><h1>",
        "\u202egnp.exe\u202c",
        "a\r\n\u001b[31mred\u2028\u0000",
        "\ud800 lone",
      })
  void anyText_staysText(String hostile) {
    Grid grid =
        Grid.of(Grid.left(hostile), Grid.right("n"), Grid.stack("s"))
            .title(hostile)
            .row(hostile, hostile, hostile)
            .total(hostile)
            .note(hostile);

    String html = grid.html(20);
    String tags =
        html.replaceAll("[^<>]*(<[^>]*>)[^<>]*", "$1").replaceAll(" style=\"[^\"]*\"", "");
    assertFalse(
        tags.matches("(?s).*<(?!/?(div|table|thead|tbody|tr|th|td|details|summary|pre)[ >]).*"),
        tags);
    assertFalse(html.matches("(?s).*[\\p{Cntrl}\\p{Cf}\\p{Cs}&&[^\n]].*"), html);
    assertFalse(html.contains("onerror=alert(1)>"), html);
    assertFalse(grid.text(20, 500).matches("(?s).*[\\p{Cntrl}\\p{Cf}&&[^\n]].*"));
  }

  @Test
  void html_isBoundedInRowsAndCells() {
    Grid grid = Grid.of(Grid.left("name"), Grid.stack("stack"));
    String longFrame = "f".repeat(100_000) + "\n";
    for (int i = 0; i < 1000; i++) {
      grid.row("x".repeat(100_000), longFrame.repeat(20));
    }

    assertTrue(grid.html(20).length() < 200_000, grid.html(20).length() + " characters");
    assertTrue(grid.html(20).contains("20 of 1,000 rows"));
  }

  @Test
  void row_wrongNumberOfCells_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Grid.of(Grid.left("a")).row("b", "c"));
  }

  private static Grid numbers(int rows) {
    Grid grid = Grid.of(Grid.right("n"));
    IntStream.range(0, rows).forEach(grid::row);
    return grid;
  }

  @Test
  void amounts_haveSeparatedThousands_andOtherNumbersDoNot() {
    Grid grid =
        Grid.of(Grid.amount("pages"), Grid.right("pid"))
            .row(1_234_567L, 1_234_567L)
            .row(-1_000L, 999L)
            .row(-999L, null)
            .row(Long.MIN_VALUE, 0L);
    assertEquals(
        """
                             pages      pid
                         1,234,567  1234567
                            -1,000      999
                              -999        -
        -9,223,372,036,854,775,808        0""",
        grid.text(20, 80));
    assertTrue(grid.html(1).contains(">1,234,567</td>"), grid.html(1));
  }
}
