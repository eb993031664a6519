package org.pageowner.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.connector.read.InputPartition;
import org.junit.jupiter.api.Test;

class SplitPlannerTest {
  private static FileStatus file(String name, long bytes) {
    return new FileStatus(bytes, false, 1, 128, 0, new Path("hdfs://fleet/" + name));
  }

  private static List<String> plan(SplitPlanner planner, FileStatus... files) throws IOException {
    InputPartition[] tasks = planner.plan(List.of(files), new Configuration(false));
    return Arrays.stream(tasks)
        .map(task -> ((SlicePartition) task).slices().toString().replace("hdfs://fleet/", ""))
        .toList();
  }

  @Test
  void largePlainFile_isSliced() throws IOException {
    assertEquals(
        List.of("[a.txt:0-100]", "[a.txt:100-200]", "[a.txt:200-250]"),
        plan(new SplitPlanner(100, 10, 1), file("a.txt", 250)));
  }

  @Test
  void packedFile_isOneTask() throws IOException {
    assertEquals(
        List.of("[a.gz:0-250]", "[b.bz2:0-200]"),
        plan(new SplitPlanner(100, 10, 1), file("b.bz2", 200), file("a.gz", 250)));
  }

  @Test
  void smallFiles_arePacked_withTheCostOfOpeningThem() throws IOException {
    assertEquals(
        List.of("[a:0-30, b:0-30]", "[c:0-30, d:0-20]"),
        plan(
            new SplitPlanner(100, 10, 1),
            file("a", 30),
            file("b", 30),
            file("c", 30),
            file("d", 20)));
  }

  @Test
  void fewBytes_areSpreadOverTheProcessors() throws IOException {
    assertEquals(
        List.of("[a:0-27]", "[a:27-54]", "[a:54-80]"),
        plan(new SplitPlanner(1000, 1, 3), file("a", 80)));
  }

  @Test
  void emptyFile_isNoTask() throws IOException {
    assertEquals(List.of(), plan(new SplitPlanner(100, 10, 2), file("a", 0)));
  }

  @Test
  void task_prefersTheHostsWithMostOfItsBytes() throws IOException {
    BlockLocation[] blocks = {
      new BlockLocation(null, new String[] {"h1", "h2"}, 0, 100),
      new BlockLocation(null, new String[] {"h2", "localhost"}, 100, 100)
    };
    FileStatus file = new LocatedFileStatus(file("a", 200), blocks);
    InputPartition[] tasks =
        new SplitPlanner(150, 1, 1).plan(List.of(file), new Configuration(false));
    assertArrayEquals(new String[] {"h1", "h2"}, tasks[0].preferredLocations());
    assertArrayEquals(new String[] {"h2"}, tasks[1].preferredLocations());
  }
}
