package org.pageowner.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/**
 * A file, a stream or a string whose text is still to be read.
 *
 * @param name its name for messages and reports
 * @param opener opens it for one reading
 * @param isRepeated whether opening it again gives the same text
 * @param reader the settings to read it with
 */
record TextSource(String name, Opener opener, BooleanSupplier isRepeated, DumpReader reader)
    implements DumpSource {
  /** Opens the input. */
  interface Opener {
    Input open() throws IOException;
  }

  static TextSource of(Path path) {
    return new TextSource(
        path.toString(), () -> Input.ofFile(path), () -> Files.isRegularFile(path), Dump.reader());
  }

  static TextSource of(InputStream stream, String name) {
    return new TextSource(name, () -> Input.ofStream(stream, name), () -> false, Dump.reader());
  }

  static TextSource ofPart(SeekableByteChannel channel, String name, Input.Part part) {
    String partName = part.from() == 0 ? name : name + ", part from byte " + part.from();
    return new TextSource(
        partName, () -> Input.ofPart(channel, partName, part), () -> true, Dump.reader());
  }

  static TextSource of(String text) {
    String name = "text";
    return new TextSource(
        name,
        () -> Input.ofStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name),
        () -> true,
        Dump.reader());
  }

  @Override
  public DumpSource with(DumpReader settings) {
    return new TextSource(name, opener, isRepeated, settings);
  }

  @Override
  public boolean isRepeatable() {
    return isRepeated.getAsBoolean();
  }

  @Override
  public ReadReport forEachBatch(Consumer<? super RecordBatch> consumer) {
    return reader.stream(this, consumer);
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
