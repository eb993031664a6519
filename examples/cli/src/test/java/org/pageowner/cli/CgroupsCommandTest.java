package org.pageowner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;
import org.pageowner.testing.Samples;

/** Memory cgroups on the command line. */
class CgroupsCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DUMP = Samples.path(Samples.V6_12_A).toString();

  @Test
  void text_hasCgroups_andWhoPinsRemovedOnes() {
    Outcome outcome = Outcome.of("cgroups", DUMP);
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("swapped"), outcome.out());
    assertTrue(outcome.out().contains("who pins offline cgroups, by stack"), outcome.out());
    assertTrue(outcome.out().contains("doomed"), outcome.out());
  }

  @Test
  void offline_leavesOutTheOthers() {
    Outcome outcome = Outcome.of("cgroups", DUMP, "--offline");
    assertTrue(outcome.out().contains("doomed"), outcome.out());
    assertFalse(outcome.out().contains("swapped"), outcome.out());
  }

  @Test
  void json_hasCgroupsAndPins() throws IOException {
    JsonNode json = JSON.readTree(Outcome.of("cgroups", DUMP, "--format=json").out());
    assertEquals(6, json.get("cgroups").size());
    JsonNode pin = json.get("offline").get(0);
    assertEquals("doomed", pin.get("memcg").textValue());
    assertEquals(1, pin.get("pages").intValue());
    assertTrue(pin.get("stacktrace").size() > 3, pin.toString());
    assertEquals(1, json.get("offline_pages").intValue());
  }

  @Test
  void dumpWithoutCgroups_isRefused() {
    Outcome outcome =
        Outcome.of(DumpBuilder.of(Form.V5_13).record().bytes(), "cgroups", "-", "--offline");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.err().contains("kernels from 5.18 on print it"), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void csv_hasCgroups_asManyAsTheLimitLeaves() {
    Outcome outcome = Outcome.of("cgroups", DUMP, "--format=csv");
    assertEquals(7, outcome.out().lines().count(), outcome.out());
    Outcome one = Outcome.of("cgroups", DUMP, "--format=csv", "--offline", "--limit=1");
    assertEquals(
        """
        memcg,memcg_offline,times,pages,direct_pages,objcg_pages,first_alloc_ts,last_alloc_ts
        doomed,true,1,1,1,0,3538025349,3538025349
        """,
        one.out());
  }

  @Test
  void json_isNotLimited() {
    Outcome outcome = Outcome.of("cgroups", DUMP, "--format=json", "--limit=1");
    assertEquals(2, outcome.exitCode());
    assertTrue(outcome.err().contains("json has all rows"), outcome.err());
  }
}
