package org.pageowner.dsl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pageowner.testing.Samples;

/**
 * A run of a reference tool: its input, arguments and output.
 *
 * @param version the tool, a folder of the reference outputs
 * @param sample the dump, one of {@link Samples}
 * @param name the name of the case
 * @param file the file with the output, or {@code -} for a run that was rejected
 * @param words the command line, without the names of input and output
 */
record ReferenceCase(String version, String sample, String name, String file, List<String> words) {
  private static final List<String> OF_NEXT =
      List.of(Samples.V6_1_A, Samples.V6_12_A, Samples.V6_12_HANDLE, Samples.V6_12_STACK_HANDLE);

  /** Returns the cases that the newest tool accepted. */
  static Stream<ReferenceCase> next() {
    return ofNext().filter(reference -> !reference.isRefused());
  }

  /** Returns the cases that the 6.1 tool accepted. */
  static Stream<ReferenceCase> of61() {
    return cases("6.1", Samples.V6_1_A).filter(reference -> !reference.isRefused());
  }

  /** Returns the cases that either tool rejected. */
  static Stream<ReferenceCase> refused() {
    return Stream.concat(ofNext(), cases("6.1", Samples.V6_1_A)).filter(ReferenceCase::isRefused);
  }

  private static Stream<ReferenceCase> ofNext() {
    return OF_NEXT.stream().flatMap(sample -> cases("next", sample));
  }

  private static Stream<ReferenceCase> cases(String version, String sample) {
    String manifest = new String(resource(version, sample, "MANIFEST.tsv"), UTF_8);
    return manifest
        .lines()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(f -> of(version, sample, f));
  }

  private static ReferenceCase of(String version, String sample, String[] fields) {
    List<String> words = new ArrayList<>();
    if (version.equals("6.1")) {
      words.add("--compat=6.1");
    }
    Stream.of(fields[2].split(" "))
        .filter(word -> !word.isEmpty())
        .forEach(word -> words.add(word.replace("\\x20", " ")));
    return new ReferenceCase(version, sample, fields[0], fields[1], List.copyOf(words));
  }

  private boolean isRefused() {
    return file.equals("-");
  }

  /** Returns the output of the tool, one char for each byte. */
  String output() {
    return new String(resource(version, sample, file), ISO_8859_1);
  }

  private static byte[] resource(String version, String sample, String file) {
    String path = "compat/" + version + "/" + sample.replace(".txt", "") + "/" + file;
    try (InputStream in = ReferenceCase.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException(path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name of the case in tests. */
  @Override
  public String toString() {
    return version + " " + sample + " " + name + " " + words;
  }
}
