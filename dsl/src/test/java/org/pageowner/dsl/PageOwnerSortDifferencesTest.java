package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/** Inputs of which the kernel's tool loses, splits or miscounts records, and the correct output. */
class PageOwnerSortDifferencesTest {
  private static final String HEAD = "Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid 1, ";

  @Test
  void nameWithNewline_isOneName() throws IOException {
    String dump = named("nl\nPFN 0x1 ty").record(r -> r.name("a), ts 1 ns\n")).latin1();
    assertEquals(
        """
        1 times, 1 pages, task_comm_name: a), ts 1 ns

        1 times, 1 pages, task_comm_name: nl
        PFN 0x1 ty
        """,
        sort(dump, "--cull=n"));
  }

  @Test
  void nameWithBlankLine_doesNotEndTheRecord() throws IOException {
    assertEquals(
        """
        1 times, 1 pages, PID 1, task_comm_name: x

        Page alloc, allocated by OTHERS :
         f+0x1/0x2

        """,
        sort(named("x\n\nPage alloc").latin1(), "--cull=n,st,ator,p"));
  }

  @Test
  void nameThatImitatesTheTime_keepsItsDigits() throws IOException {
    assertEquals(
        "1 times, 1 pages, allocated by OTHERS :\n"
            + HEAD
            + "tgid 1 (), ts 5 ns), ts  ns\n f+0x1/0x2\n\n",
        sort(named("), ts 5 ns").latin1()));
  }

  @Test
  void nameThatImitatesTheTime_isNotTheTimeToSortBy() throws IOException {
    String dump =
        DumpBuilder.of(Form.V6_7)
            .record(r -> r.pid(1).name("), ts 5 ns").allocTs(300))
            .record(r -> r.pid(2).allocTs(200))
            .latin1();
    assertEquals(
        "1 times, 1 pages, PID 2\n1 times, 1 pages, PID 1\n", sort(dump, "-a", "--cull=p"));
  }

  @Test
  void longName_isWhole() throws IOException {
    String name = "a-name-that-is-much-longer-than-fifteen-bytes";
    String dump =
        HEAD
            + "tgid 1 ("
            + name
            + "), ts 1 ns\nPFN 0x1 type Unmovable Block 0 type "
            + "Unmovable Flags 0x0()\n f+0x1/0x2\n\n";
    assertEquals("1 times, 1 pages, task_comm_name: " + name + "\n", sort(dump, "--cull=n"));
  }

  @Test
  void lastRecordWithoutBlankLine_counts() throws IOException {
    String dump = named("a").record(r -> r.name("b")).latin1();
    String cut = dump.substring(0, dump.length() - 1);
    assertEquals(sort(dump, "--cull=n"), sort(cut, "--cull=n"));
    assertEquals(sort(dump), sort(cut));
  }

  @Test
  void ordersOf31AndMore_countAllTheirPages() throws IOException {
    String dump =
        DumpBuilder.of(Form.V6_7)
            .record(r -> r.order(31).pid(1))
            .record(r -> r.order(31).pid(1))
            .record(r -> r.order(40).pid(2))
            .latin1();
    assertEquals(
        "2 times, 4294967296 pages, PID 1\n1 times, 1099511627776 pages, PID 2\n",
        sort(dump, "--cull=p"));
    assertEquals(
        "1 times, 1099511627776 pages, PID 2\n2 times, 4294967296 pages, PID 1\n",
        sort(dump, "--cull=p", "-m"));
  }

  @Test
  void orderThatIsNone_countsNoPages() throws IOException {
    String dump = DumpBuilder.of(Form.V6_7).record().latin1();
    assertEquals(
        "1 times, 0 pages, PID 1\n", sort(dump.replace("order 0", "order 64"), "--cull=p"));
  }

  @Test
  void textBetweenRecords_belongsToNone() throws IOException {
    String one = named("a").latin1();
    String dump = "kernel: some noise\n" + one + "# cat page_owner\nmore [noise]\n\n" + one;
    assertEquals(sort(one + one), sort(dump));
    assertEquals(sort(one + one, "--cull=st,mod"), sort(dump, "--cull=st,mod"));
  }

  @Test
  void blankLinesBetweenRecords_areNoRecords() throws IOException {
    String one = named("a").latin1();
    assertEquals(sort(one + one), sort("\n\n" + one + "\n\n\n" + one + "\n"));
    assertEquals("", sort("\n\n\n"));
    assertEquals("", sort(""));
  }

  @Test
  void carriageReturns_areLineEnds() throws IOException {
    String dump = named("a").record(r -> r.name("b").frames("f+0x1/0x2")).latin1();
    String crlf = dump.replace("\n", "\r\n");
    assertEquals(sort(dump, "--cull=st"), sort(crlf, "--cull=st"));
    assertEquals(sort(dump, "--cull=n,p,ator"), sort(crlf, "--cull=n,p,ator"));
  }

  @Test
  void recordWithoutPfnLine_hasNotTheAllocatorOfThePreviousRecord() throws IOException {
    String cma =
        DumpBuilder.of(Form.V6_7).record(r -> r.pageblockType("CMA").frames("f+0x1/0x2")).latin1();
    String bare = HEAD + "tgid 1 (init), ts 7 ns\n f+0x1/0x2\n\n";
    assertEquals(
        "1 times, 1 pages, allocated by CMA \n1 times, 1 pages, allocated by OTHERS \n",
        sort(cma + bare, "--cull=ator"));
  }

  @Test
  void damagedPfnLine_doesNotSeparateTheRecord() throws IOException {
    String dump = named("a").latin1();
    String damaged = dump.replace(" type Unmovable Block", " ty");
    assertEquals(sort(dump + dump), sort(dump + damaged));
    assertEquals(sort(dump + dump), sort(damaged + dump));
  }

  @Test
  void dumpsOfOldKernels_areSortedToo() throws IOException {
    String old =
        DumpBuilder.of(Form.V5_11).record(r -> r.pid(7).frames("f+0x1/0x2")).latin1()
            + DumpBuilder.of(Form.V4_6).record(r -> r.order(1).frames("f+0x1/0x2")).latin1();
    assertEquals(
        """
        1 times, 1 pages, allocated by OTHERS :
        Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid 7, ts  ns
         f+0x1/0x2

        1 times, 2 pages, allocated by OTHERS :
        Page allocated via order 1, mask 0xcc0(GFP_KERNEL)
         f+0x1/0x2

        """,
        sort(old));
    assertEquals("2 times, 3 pages, task_comm_name: \n", sort(old, "--cull=n"));
  }

  @Test
  void absentNameAndEmptyName_areOneName() throws IOException {
    String dump = named("").latin1() + DumpBuilder.of(Form.V5_11).record().latin1();
    assertEquals("2 times, 2 pages, task_comm_name: \n", sort(dump, "--cull=n"));
    assertEquals("2 times, 2 pages, task_comm_name: \n", sort(dump, "--name=", "--cull=n"));
  }

  @Test
  void timesOfNineteenDigits_compareByAllOfThem() throws IOException {
    String dump =
        DumpBuilder.of(Form.V6_5)
            .record(r -> r.pid(1).freeTs(1_234_567_890_123_456_789L))
            .record(r -> r.pid(1).freeTs(1_234_567_890_123_456_781L))
            .latin1();
    String sorted = sort(dump, "--sort=T");
    assertEquals(
        List.of("1234567890123456781", "1234567890123456789"),
        sorted
            .lines()
            .filter(l -> l.contains("free_ts"))
            .map(l -> l.replaceAll(".*free_ts (\\d+).*", "$1"))
            .toList());
  }

  @Test
  void maskWithoutNames_sortsAsTheTextDoes() throws IOException {
    String one = named("a").latin1();
    String bare = one.replace("0xcc0(GFP_KERNEL)", "0xcc0");
    assertEquals(
        List.of("0xcc0(GFP_KERNEL),", "0xcc0,"),
        sort(bare + one, "--sort=T")
            .lines()
            .filter(line -> line.startsWith("Page"))
            .map(line -> line.replaceAll(".* mask (\\S+) .*", "$1"))
            .toList());
  }

  @Test
  void lineThatIsHalfAFrame_sortsAsTheTextDoes() throws IOException {
    String whole =
        DumpBuilder.of(Form.V6_7).record(r -> r.frames("f+0x1/0x2", "g+0x1/0x2")).latin1();
    String half = whole.replace(" g+0x1/0x2", " g+0x1/0xCharged to memcg /");
    String above = whole.replace(" g+0x1/0x2", " a+0x1/0xCharged to memcg /");
    assertEquals(
        List.of(" a+0x1/0xCharged to memcg /", " g+0x1/0x2", " g+0x1/0xCharged to memcg /"),
        sort(half + whole + above, "--sort=T")
            .lines()
            .filter(line -> line.startsWith(" ") && !line.startsWith(" f"))
            .toList());
  }

  private static DumpBuilder named(String name) {
    return DumpBuilder.of(Form.V6_7).record(r -> r.name(name).frames("f+0x1/0x2"));
  }

  /** Returns the output for a dump, which is the same from memory and from a stream. */
  private static String sort(String latin1, String... words) throws IOException {
    byte[] bytes = latin1.getBytes(ISO_8859_1);
    PageOwnerSort sort = PageOwnerSort.parse(List.of(words));
    ByteArrayOutputStream loaded = new ByteArrayOutputStream();
    sort.run(Dump.read(DumpSource.of(new ByteArrayInputStream(bytes))), loaded);
    ByteArrayOutputStream streamed = new ByteArrayOutputStream();
    sort.run(DumpSource.of(new ByteArrayInputStream(bytes)), streamed);
    assertEquals(loaded.toString(ISO_8859_1), streamed.toString(ISO_8859_1));
    return loaded.toString(ISO_8859_1);
  }
}
