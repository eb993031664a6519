package org.pageowner.cli.output;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.failure.Problem;

/**
 * A new content for a file, which takes the file's place on {@link #commit()} and not before.
 *
 * <p>It is written beside the file, so that moving it there is one step, and removed when the
 * process is ended early.
 */
final class Replacement implements Closeable {
  private final Path target;
  private final Path draft;
  private final OutputStream stream;
  private final Thread cleanup;

  private Replacement(Path target, Path draft, OutputStream stream) {
    this.target = target;
    this.draft = draft;
    this.stream = stream;
    this.cleanup = new Thread(() -> draft.toFile().delete());
    Runtime.getRuntime().addShutdownHook(cleanup);
  }

  static Replacement of(Path file) throws IOException {
    // Through a symbolic link, it is the file that is replaced, not the link.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw Failure.of("cannot write " + file + ": permission denied");
    }
    Path parent = target.getParent();
    Path directory = parent == null ? target : parent;
    if (!Files.isDirectory(directory)) {
      boolean isHidden = !Files.exists(directory) && !Files.notExists(directory);
      throw Failure.of(
          "cannot write "
              + file
              + (isHidden ? ": permission denied" : ": there is no such directory"));
    }
    String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path draft = target.resolveSibling("." + target.getFileName() + "." + suffix + ".tmp");
    try {
      OutputStream stream = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW);
      OutputStream named = new NamedOutput(stream, file.toString());
      return new Replacement(target, draft, new BufferedOutputStream(named, 1 << 16));
    } catch (IOException e) {
      throw Failure.of("cannot write " + file + ": " + Problem.message(e));
    }
  }

  OutputStream stream() {
    return stream;
  }

  /** Makes it the file's content. */
  void commit() throws IOException {
    stream.close();
    PosixFileAttributeView draftView =
        Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (draftView != null && Files.exists(target)) {
      draftView.setPermissions(Files.getPosixFilePermissions(target));
    }
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      stream.close();
    } finally {
      Files.deleteIfExists(draft);
      removeCleanup();
    }
  }

  private void removeCleanup() {
    try {
      Runtime.getRuntime().removeShutdownHook(cleanup);
    } catch (IllegalStateException e) {
      // The process is ending: the hook has run or will.
    }
  }
}
