package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.Dump;
import org.pageowner.testing.Samples;

/** The command line of {@code page_owner_sort}, as getopt_long reads it. */
class PageOwnerSortOptionsTest {
  private static final String FLAGS = "the flags are -a -d -f -h -m -M -n -p -P -r -s -t";
  private static final String OPTIONS =
      "the options are --pid --tgid --name --module --cull --sort --compat --help";

  @Test
  void parse_twoDifferentSortFlags_isRefused() {
    assertEquals(
        "more than one sort flag; use --sort with several keys, or only one of them",
        refusal("-m", "-t"));
    assertEquals(refusal("-m", "-t"), refusal("-mt"));
    assertEquals(refusal("-m", "-t"), refusal("-a", "--sort=p", "-r"));
  }

  @Test
  void parse_theSameSortFlagTwice_countsOnce() throws IOException {
    assertEquals(output("-p"), output("-p", "-pp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,x", "1,", "0x1", "one", "1 2"})
  void parse_wrongNumbers_namesTheOptionAndItsValue(String value) {
    assertEquals(
        "wrong --pid: " + value + "; expected decimal numbers, separated by commas",
        refusal("--pid=" + value));
    assertEquals(
        "wrong --tgid: " + value + "; expected decimal numbers, separated by commas",
        refusal("--tgid", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "st,", "st,bogus", "txt", "T", "alloc_ts", "ft", "St", "-st", "times"})
  void parse_wrongCullKeys_listsTheKeys(String value) {
    assertEquals(
        "wrong argument after --cull option: %s; the keys are pid (p), tgid (tg), name (n), stacktrace (st), free (f), allocator (ator), module (mod)"
            .formatted(value),
        refusal("--cull=" + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "p,", "p,free", "f", "times", "pages", "--p", "+-p", "PID"})
  void parse_wrongSortKeys_listsTheKeys(String value) {
    assertEquals(
        "wrong argument after --sort option: %s; the keys are pid (p), tgid (tg), name (n), stacktrace (st), txt (T), alloc_ts (at), free_ts (ft), allocator (ator), module (mod)"
            .formatted(value),
        refusal("--sort=" + value));
  }

  @Test
  void parse_unknownFlag_listsTheFlags() {
    assertEquals("invalid option -x; " + FLAGS, refusal("-x"));
    assertEquals("invalid option -c; " + FLAGS, refusal("-mc"));
    assertEquals("invalid option --; " + FLAGS, refusal("-m-"));
  }

  @Test
  void parse_unknownOption_listsTheOptions() {
    assertEquals("unknown option --bogus; " + OPTIONS, refusal("--bogus"));
    assertEquals("unknown option --bogus; " + OPTIONS, refusal("--bogus=1"));
    assertEquals("ambiguous option --; " + OPTIONS, refusal("--=1"));
    assertEquals("unknown option --Pid; " + OPTIONS, refusal("--Pid=1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pid", "tgid", "name", "module", "cull", "sort", "compat"})
  void parse_optionWithoutItsValue_isRefused(String option) {
    assertEquals("option --" + option + " needs a value", refusal("--" + option));
  }

  @Test
  void parse_valueForHelp_isRefused() {
    assertEquals("option --help takes no value", refusal("--help=me"));
  }

  @Test
  void parse_unknownVersion_namesTheVersions() {
    assertEquals("--compat is 6.1 or next, not 5.18", refusal("--compat=5.18"));
  }

  @Test
  void parse_prefixOfOneOption_isThatOption() throws IOException {
    assertEquals(
        output("--pid=1", "--tgid=1", "--name=init", "--cull=mod", "--sort=mod"),
        output("--p=1", "--t=1", "--nam=init", "--c=mod", "--so=mod"));
    assertTrue(PageOwnerSort.parse(List.of("--h")).asksForHelp());
  }

  @Test
  void parse_valueAsAWordOfItsOwn_isTheSame() throws IOException {
    assertEquals(output("--name=init,kthreadd"), output("--name", "init,kthreadd"));
    assertEquals(
        output("--cull=st,mod", "--sort=-mod,p"), output("--cull", "st,mod", "--sort", "-mod,p"));
  }

  @Test
  void parse_valueThatLooksLikeAnOption_isAValue() throws IOException {
    assertEquals("", output("--name", "-m"));
    assertEquals("", output("--name", "--"));
  }

  @Test
  void parse_clusterOfFlags_isEachOfThem() throws IOException {
    assertEquals(output("-m"), output("-mf"));
    assertEquals(output("-m"), output("-fdm"));
    assertTrue(PageOwnerSort.parse(List.of("-mh")).asksForHelp());
  }

  @Test
  void parse_oldOptions_areAccepted() throws IOException {
    assertEquals(output("--sort=free_ts"), output("-r"));
    assertEquals(output("--sort=ft"), output("-r"));
    assertEquals(output(), output("-f"));
    assertEquals(output(), output("-d"));
    assertEquals(output("--cull=free"), output("--cull=f"));
    assertTrue(output("--cull=f").contains(" (UNRELEASED)"));
  }

  @Test
  void parse_sortFlagAndSortKeys_theFlagWins() throws IOException {
    assertEquals(output("-m"), output("--sort=p", "-m"));
    assertEquals(output("-m"), output("-m", "--sort=p"));
  }

  @Test
  void parse_compat61WithSeveralSorts_theLastWins() throws IOException {
    assertEquals(output("--compat=6.1", "-p"), output("-m", "--compat=6.1", "-p"));
    assertEquals(output("--compat=6.1", "--sort=n"), output("--compat=6.1", "-p", "--sort=n"));
  }

  @Test
  void parse_repeatedSelection_theLastCounts() throws IOException {
    assertEquals(output("--pid=2"), output("--pid=1", "--pid=2"));
  }

  @Test
  void operands_areTheWordsThatAreNoOptions() {
    assertEquals(List.of("in", "-"), PageOwnerSort.parse(List.of("in", "-m", "-")).operands());
    assertEquals(
        List.of("in", "-m", "--pid=1"),
        PageOwnerSort.parse(List.of("in", "--", "-m", "--pid=1")).operands());
    assertEquals(List.of(), PageOwnerSort.parse(List.of()).operands());
  }

  @Test
  void help_isSetByItsOptionOnly() {
    assertTrue(PageOwnerSort.parse(List.of("-h")).asksForHelp());
    assertTrue(PageOwnerSort.parse(List.of("--help")).asksForHelp());
    assertFalse(PageOwnerSort.parse(List.of("-m")).asksForHelp());
  }

  @Test
  void select_negativeNumber_keepsRecordsWithoutOne() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Dump dump = Dump.parse("Page allocated via order 2, mask 0xcc0(GFP_KERNEL)\n f+0x1/0x2\n\n");
    PageOwnerSort.parse(List.of("--pid=-1", "--cull=p")).run(dump, out);
    assertEquals("1 times, 4 pages, PID -1\n", out.toString(ISO_8859_1));
  }

  private static String refusal(String... words) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PageOwnerSort.parse(List.of(words)));
    return String.valueOf(refused.getMessage());
  }

  private static String output(String... words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PageOwnerSort.parse(List.of(words)).run(Dump.read(Samples.path(Samples.V6_1_A)), out);
    return out.toString(ISO_8859_1);
  }
}
