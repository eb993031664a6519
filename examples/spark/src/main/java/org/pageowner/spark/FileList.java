package org.pageowner.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files that paths, folders and globs name, on any file system of Hadoop. */
final class FileList {
  private FileList() {}

  /**
   * Returns the files, sorted by path, each once. Of a folder, files whose names start with a dot
   * or an underscore are left out, and subfolders too, as Spark's own sources do.
   *
   * @throws FileNotFoundException if a path matches no file
   */
  static List<FileStatus> of(List<String> paths, Configuration hadoop) throws IOException {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          "no path: name files, folders or globs, such as load(\"dumps/*.txt\")");
    }
    Set<FileStatus> files = new TreeSet<>(Comparator.comparing(FileStatus::getPath));
    for (String text : paths) {
      Path path = new Path(text);
      FileSystem system = path.getFileSystem(hadoop);
      FileStatus[] found = system.globStatus(system.makeQualified(path));
      if (found == null || found.length == 0) {
        throw new FileNotFoundException("no file at " + system.makeQualified(path));
      }
      Map<Path, Set<Path>> matched = new TreeMap<>();
      for (FileStatus each : found) {
        if (each.isDirectory()) {
          files.addAll(filesIn(system, each.getPath(), FileList::isVisible));
        } else if (isLocal(system)) {
          files.add(each);
        } else {
          matched
              .computeIfAbsent(each.getPath().getParent(), parent -> new HashSet<>())
              .add(each.getPath());
        }
      }
      // a list of a folder has the places of its blocks, a match of a glob has not
      for (Map.Entry<Path, Set<Path>> folder : matched.entrySet()) {
        files.addAll(filesIn(system, folder.getKey(), folder.getValue()::contains));
      }
    }
    return List.copyOf(files);
  }

  private static boolean isLocal(FileSystem system) {
    return system.getScheme().equals("file");
  }

  private static boolean isVisible(Path file) {
    return !file.getName().startsWith(".") && !file.getName().startsWith("_");
  }

  private static List<FileStatus> filesIn(FileSystem system, Path folder, Predicate<Path> selected)
      throws IOException {
    List<FileStatus> files = new ArrayList<>();
    if (isLocal(system)) {
      // a located state of a local file has its permissions, for which Hadoop starts a process
      files.addAll(Arrays.asList(system.listStatus(folder)));
    } else {
      RemoteIterator<LocatedFileStatus> children = system.listLocatedStatus(folder);
      while (children.hasNext()) {
        files.add(children.next());
      }
    }
    files.removeIf(file -> !file.isFile() || !selected.test(file.getPath()));
    return files;
  }

  /** Returns the hosts that have a range of a file on a disk; none if that is unknown. */
  static List<String> hosts(FileStatus file, long from, long to) throws IOException {
    Set<String> hosts = new TreeSet<>();
    if (file instanceof LocatedFileStatus located && located.getBlockLocations() != null) {
      for (BlockLocation block : located.getBlockLocations()) {
        if (block.getOffset() < to && block.getOffset() + block.getLength() > from) {
          hosts.addAll(List.of(block.getHosts()));
        }
      }
    }
    return List.copyOf(hosts);
  }
}
