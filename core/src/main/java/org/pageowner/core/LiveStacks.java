package org.pageowner.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * The {@code page_owner_stacks} directory of a running kernel, 6.9 and later.
 *
 * <p>Needs root and a kernel booted with {@code page_owner=on}. {@link #stacks} and the threshold
 * have met 6.12.117; {@link #handles}, of a later kernel, only its text. Immutable and safe to
 * share between threads.
 */
public final class LiveStacks {
  private final Path directory;

  private LiveStacks(Path directory) {
    this.directory = directory;
  }

  /** Names the directory of this machine: {@code /sys/kernel/debug/page_owner_stacks}. */
  public static LiveStacks system() {
    return at(Path.of("/sys/kernel/debug/page_owner_stacks"));
  }

  /** Names the directory where debugfs is mounted elsewhere. */
  public static LiveStacks at(Path directory) {
    Objects.requireNonNull(directory, "directory");
    return new LiveStacks(directory);
  }

  /**
   * Reads the stacks that hold at least {@link #countThreshold} pages, with their base pages:
   * {@code show_stacks}.
   *
   * @throws UncheckedIOException if the file cannot be read; the message names the remedy
   */
  public StackInventory stacks() {
    return read("show_stacks");
  }

  /**
   * Reads the stacks with their handles, without counts, for {@link Dump#withStacks}: {@code
   * show_stacks_handles} (6.19 and later).
   *
   * @throws UncheckedIOException if the file cannot be read; the message names the remedy
   */
  public StackInventory handles() {
    return read("show_stacks_handles");
  }

  /**
   * Reads the minimum number of base pages that a stack must hold to be in {@link #stacks}; 0 shows
   * all.
   *
   * @throws UncheckedIOException if the file cannot be read, or has no number
   */
  public long countThreshold() {
    Path file = directory.resolve("count_threshold");
    try {
      return Long.parseUnsignedLong(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (NumberFormatException e) {
      throw Input.unchecked(new IOException(file + " has no number", e));
    } catch (IOException e) {
      throw explained(e, file);
    }
  }

  /**
   * Sets {@link #countThreshold} for all readers of this machine, until its next boot.
   *
   * @throws IllegalArgumentException if {@code pages} is negative
   * @throws UncheckedIOException if the file cannot be written
   */
  public void setCountThreshold(long pages) {
    if (pages < 0) {
      throw new IllegalArgumentException("countThreshold is never negative: " + pages);
    }
    Path file = directory.resolve("count_threshold");
    try {
      Files.writeString(
          file,
          Long.toString(pages),
          StandardCharsets.US_ASCII,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw explained(e, file);
    }
  }

  private StackInventory read(String name) {
    Path file = directory.resolve(name);
    try {
      return StackInventory.read(file);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof FileSystemException failure ? explained(failure, file) : e;
    }
  }

  private static UncheckedIOException explained(IOException failure, Path file) {
    if (!(failure instanceof FileSystemException)) {
      return Input.unchecked(failure);
    }
    String advice =
        failure instanceof NoSuchFileException
            ? " does not exist: it needs debugfs, a kernel of 6.9 or later (handles: 6.19) that is"
                + " booted with page_owner=on, and root"
            : " cannot be opened: run as root";
    return Input.unchecked(new IOException(file + advice, failure));
  }

  /** The directory. */
  @Override
  public String toString() {
    return directory.toString();
  }
}
