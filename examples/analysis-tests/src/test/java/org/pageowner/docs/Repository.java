package org.pageowner.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The working tree that this module is part of. */
final class Repository {
  private static final Path ROOT = findRoot();

  private Repository() {}

  /** The folder of the reactor. */
  static Path root() {
    return ROOT;
  }

  /** Upward from the module's folder, where the tests run. */
  private static Path findRoot() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("docs")) && Files.isDirectory(folder.resolve("core"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no repository around " + start);
  }

  /** README.md, CHANGELOG.md and all pages of docs/. */
  static List<MarkdownPage> pages() {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("README.md", "CHANGELOG.md")) {
      if (Files.exists(ROOT.resolve(name))) {
        files.add(ROOT.resolve(name));
      }
    }
    files.addAll(files(ROOT.resolve("docs"), ".md"));
    return files.stream().map(MarkdownPage::read).toList();
  }

  /** Returns the files below a folder whose names have an ending, in order. */
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> files =
          new ArrayList<>(paths.filter(path -> path.toString().endsWith(ending)).toList());
      Collections.sort(files);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
