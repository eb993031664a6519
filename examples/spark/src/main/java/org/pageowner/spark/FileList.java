package org.pageowner.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
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
      for (FileStatus each : found) {
        files.addAll(each.isDirectory() ? filesIn(system, each.getPath()) : List.of(each));
      }
    }
    return List.copyOf(files);
  }

  private static List<FileStatus> filesIn(FileSystem system, Path folder) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> children = system.listLocatedStatus(folder);
    while (children.hasNext()) {
      LocatedFileStatus child = children.next();
      String name = child.getPath().getName();
      if (child.isFile() && !name.startsWith(".") && !name.startsWith("_")) {
        files.add(child);
      }
    }
    return files;
  }

  /** Returns the hosts that have a range of a file on a disk; none if that is unknown. */
  static String[] hosts(FileStatus file, long from, long length, Configuration hadoop)
      throws IOException {
    FileSystem system = file.getPath().getFileSystem(hadoop);
    if (system.getScheme().equals("file")) {
      return new String[0];
    }
    return Arrays.stream(system.getFileBlockLocations(file, from, length))
        .flatMap(
            block -> {
              try {
                return Arrays.stream(block.getHosts());
              } catch (IOException e) {
                return Arrays.stream(new String[0]); // only a hint
              }
            })
        .distinct()
        .toArray(String[]::new);
  }
}
