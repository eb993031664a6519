package org.pageowner.core;

import java.io.IOException;
import org.pageowner.core.internal.dictionary.CapacityException;
import org.pageowner.core.internal.text.chunk.ChunkParser;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.chunk.ChunkSource;
import org.pageowner.core.internal.text.chunk.FilePart;
import org.pageowner.core.internal.text.legacy.LegacyMasks;
import org.pageowner.core.internal.work.OrderedWorkers;

/**
 * Parses the chunks of an input in several threads, and passes the results to one consumer in file
 * order.
 *
 * <p>Each thread has a parser, takes the next chunk under the lock of {@link OrderedWorkers}, and
 * parses it without the lock. An input of a single chunk is parsed in the calling thread.
 */
final class Pipeline {
  /** Consumes the result of one chunk. */
  interface Sink {
    void accept(ChunkResult result) throws IOException;
  }

  private final int chunkBytes;
  private final int maxRecordBytes;
  private final int threads;
  private final long keptBytes;
  private final boolean keepsParts;

  /** A pipeline whose threads keep dictionaries from chunk to chunk up to {@code keptBytes}. */
  Pipeline(ReadSettings settings, long keptBytes) {
    this.chunkBytes = settings.chunkBytes;
    this.maxRecordBytes = settings.maxRecordBytes;
    this.threads = settings.threads;
    this.keptBytes = keptBytes;
    this.keepsParts = settings.malformed != null;
  }

  void run(Input input, ChunkSource.Input text, LegacyMasks numbering, Sink sink)
      throws IOException {
    run(input, new ChunkSource(text, chunkBytes, maxRecordBytes), numbering, sink);
  }

  void run(Input input, FilePart part, LegacyMasks numbering, Sink sink) throws IOException {
    run(input, new ChunkSource(part, chunkBytes, maxRecordBytes), numbering, sink);
  }

  private void run(Input input, ChunkSource source, LegacyMasks numbering, Sink sink)
      throws IOException {
    boolean small = input.size() > 0 && input.size() <= chunkBytes;
    try {
      if (threads == 1 || small) {
        ChunkParser parser = parser(numbering);
        while (parser.take(source)) {
          sink.accept(parser.parse());
        }
      } else {
        runParallel(source, numbering, sink);
      }
    } catch (CapacityException e) {
      throw new IOException(input.name() + ": " + e.getMessage(), e);
    }
  }

  private void runParallel(ChunkSource source, LegacyMasks numbering, Sink sink)
      throws IOException {
    try (OrderedWorkers<ChunkResult> workers =
        OrderedWorkers.start(
            "pageowner-reader",
            "reading",
            threads,
            2 * threads,
            thread -> new ChunkWorker(source, parser(numbering)))) {
      ChunkResult result = workers.next();
      while (result != null) {
        sink.accept(result);
        result = workers.next();
      }
    }
  }

  private ChunkParser parser(LegacyMasks numbering) {
    return new ChunkParser(numbering, maxRecordBytes, keptBytes, keepsParts);
  }

  private record ChunkWorker(ChunkSource source, ChunkParser parser)
      implements OrderedWorkers.Worker<ChunkResult> {
    @Override
    public boolean claim() throws IOException {
      return parser.take(source);
    }

    @Override
    public ChunkResult produce() throws IOException {
      return parser.parse();
    }
  }
}
