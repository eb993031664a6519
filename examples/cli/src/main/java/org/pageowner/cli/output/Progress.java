package org.pageowner.cli.output;

import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.ProgressListener;

/** Shows how far a long reading has come, if a person watches, and takes it away at the end. */
public final class Progress implements ProgressListener, AutoCloseable {
  private static final long SILENT_NANOS = Duration.ofSeconds(1).toNanos();
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final int WIDTH = 79;

  private final Terminal terminal;
  private final LongSupplier nanoClock;
  private final long start;
  private @Nullable ProgressBar bar;
  private boolean inPageFrames;

  public Progress(Terminal terminal, LongSupplier nanoClock) {
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
  }

  @Override
  public void onProgress(long bytesRead, long totalBytes, long records) {
    if (!inPageFrames) {
      show(" MiB", 1 << 20, totalBytes, bytesRead);
    }
  }

  @Override
  public void onPageFrames(long from, long read, long to) {
    if (to > from) {
      inPageFrames = true;
      show(" PFNs", 1, to - from, read - from);
    }
  }

  private void show(String unit, long unitSize, long total, long done) {
    if (bar == null && terminal.showsProgress() && isLong()) {
      bar = newBar(unit, unitSize, total);
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  private boolean isLong() {
    return nanoClock.getAsLong() - start > SILENT_NANOS;
  }

  private ProgressBar newBar(String unit, long unitSize, long total) {
    return new ProgressBarBuilder()
        .setTaskName("reading")
        .setUnit(unit, unitSize)
        .setInitialMax(total > 0 ? total : -1)
        .startsFrom(0, Duration.ofNanos(nanoClock.getAsLong() - start))
        .setUpdateIntervalMillis(200)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new StandardError())
        .build();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      clear();
    }
  }

  private void clear() {
    terminal.err().print(CLEAR_LINE);
    terminal.err().flush();
  }

  private final class StandardError implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      terminal.err().print("\r" + rendered);
      terminal.err().flush();
    }

    @Override
    public void close() {}
  }
}
