package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.core.Dump;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** An answer without rows says which condition no record meets. */
class EmptyAnswerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gfp has GFP_KERNAL | no record has the flag GFP_KERNAL; nearest: GFP_KERNEL",
        "free_ts > 5 | free_ts is in none of the 67 records; kernels 5.13 to 6.6 print it",
        "name like kworker | like 'kworker' has no wildcard: it matches that name alone; like"
            + " '*kworker*' finds it within",
        "caller = leaky_get_page.constprop.0 | no record has the caller leaky_get_page.constprop.0;"
            + " nearest: leaky_get_page",
        "frame in (__alloc_pages_nodata.isra.0, __alloc_pages.part.1) | no record has the frame"
            + " __alloc_pages_nodata.isra.0, __alloc_pages.part.1; nearest: __alloc_pages",
        "name like \"it's\" | like \"it's\" has no wildcard: it matches that name alone; like"
            + " \"*it's*\" finds it within",
        "name like init% | % is no wildcard of like, * is: name like init*",
        "name = ini | no record has the name ini; nearest: init",
        "name = kworker | no record has the name kworker; nearest: kworker/u8:1",
        "caller = do_ | no record has the caller do_; others start with it: caller like do_*",
        "caller like 'leaky_get_page < leaky_grow' | caller is one function; a sequence of functions is"
            + " stacktrace like '...'",
        "callpath like post_alloc_hook | no callpath has the function post_alloc_hook outside of the"
            + " allocators; stacktrace has those too",
        "path(2) like ksys_write | no path(2) has the function ksys_write",
        "frame(1) like 'a<b' | frame(1) is one function; a sequence of functions is stacktrace like"
            + " '...'",
        "gfp has gfp_kernel | no record has the flag gfp_kernel; nearest: GFP_KERNEL",
        "stacktrace like 'ksys_write < ** < leaky_get_page' | no record meets stacktrace like"
            + " 'ksys_write < ** < leaky_get_page'; the innermost function is first, and some meet"
            + " stacktrace like 'leaky_get_page < ** < ksys_write'",
        "name = inits | no record has the name inits; nearest: init",
        "frame = leaky_gro | no record has the frame leaky_gro; nearest: leaky_grow",
        "order >= 0 and caller = leaky_getpage | no record has the caller leaky_getpage; nearest:"
            + " leaky_get_page",
        "allocator has SLUB | no record has the flag SLUB; nearest: SLAB",
        "gfp has (GFP_KERNEL, __GFP_ZERRO) | no record has the flag __GFP_ZERRO; nearest: __GFP_ZERO",
        "reason = x | reason is in none of the 67 records",
        "state = freed | state is in none of the 67 records; kernels 5.4 and later print it",
        "order = 77 | no record meets order = 77; the input has order in 0..9",
        "pid in (7, 9999999) | no record meets pid in (7, 9999999); the input has pid in 0..160",
        "alloc_ts > 1000000000000000 | no record meets alloc_ts > 1000000s; the"
            + " input has alloc_ts from 0.155410 s to 10.263861 s",
        "name = 'init*' | no record has the name init*; nearest: init; wildcards are for like: name"
            + " like init*",
        "not gfp has GFP_KERNAL and order = 77 | no record meets order = 77; the input has order in 0..9",
        "gfp has (GFP_KERNEL, GFP_ATOMIC) | no record meets gfp has (GFP_KERNEL, GFP_ATOMIC)",
        "name like '*kworkr*' | no record meets name like *kworkr*",
        "frame ~ '^leaky_gro$' | no record meets frame ~ ^leaky_gro$",
        "order = 77 or name = inits | no record meets order = 77 or name = inits",
        "not order >= 0 | no record meets not order >= 0",
        "early and module = leaky | some records meet each of the conditions, but none meets all of them"
      })
  void notes(String condition, String note) throws IOException {
    List<String> expected = note.isEmpty() ? List.of() : List.of(note);
    Dump dump = Dump.read(Samples.path(Samples.V6_12_A));

    Table loaded = Query.from(dump).where(condition).cull(Keys.MODULE).run();
    Table streamed = Query.from(Samples.path(Samples.V6_12_A)).where(condition).run();

    assertEquals(expected, loaded.notes());
    assertEquals(expected, streamed.notes());
    assertTrue(loaded.toString().contains(note), loaded::toString);
  }

  @Test
  void answerWithRows_hasNoNotes() throws IOException {
    Table table = Query.from(Samples.path(Samples.V6_12_A)).where("name like init").run();

    assertTrue(table.size() > 0);
    assertEquals(List.of(), table.notes());
  }
}
