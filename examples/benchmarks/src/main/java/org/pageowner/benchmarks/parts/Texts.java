package org.pageowner.benchmarks.parts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.pageowner.benchmarks.synthetic.Shape;
import org.pageowner.benchmarks.synthetic.SyntheticDump;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;

/** A dump as bytes in memory, and loaded. */
@State(Scope.Benchmark)
public class Texts {
  /** The shape of the dump. */
  @Param({"REAL", "VARIED"})
  public Shape shape = Shape.REAL;

  /** How many bytes it has, about. */
  @Param("64000000")
  public int size;

  byte[] text = {};
  Dump dump = Dump.parse("");

  /** Makes both. */
  @Setup
  public void make() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(size);
      SyntheticDump.ofBytes(shape, 1, size).transferTo(out);
      text = out.toByteArray();
      dump = Dump.read(source());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DumpSource source() {
    return DumpSource.of(new ByteArrayInputStream(text));
  }
}
