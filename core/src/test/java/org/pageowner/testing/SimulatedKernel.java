package org.pageowner.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.pageowner.core.LiveSource;

/**
 * The page_owner file of a kernel, as {@code read_page_owner()} of mm/page_owner.c gives it. A read
 * that fails does not move the position: {@code ksys_read()} stores it only after a success, as
 * seen on 6.1.192 and 6.12.117.
 */
public final class SimulatedKernel implements LiveSource.Opener {
  private static final int PAGE_SIZE = 4096;

  private final TreeMap<Long, Page> pages = new TreeMap<>();
  private final boolean seekable;
  private final boolean filtering;
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicLong given = new AtomicLong();
  private final AtomicLong reads = new AtomicLong();
  private LongPredicate failing = read -> false;
  private LongUnaryOperator stamps = pfn -> 1;

  private record Page(long pid, long tgid, int node, int frames) {}

  private SimulatedKernel(boolean seekable, boolean filtering) {
    this.seekable = seekable;
    this.filtering = filtering;
  }

  /** Up to 6.0: the file can't be sought. */
  public static SimulatedKernel old() {
    return new SimulatedKernel(false, false);
  }

  /** 6.1 and later: positions are page frames. */
  public static SimulatedKernel seekable() {
    return new SimulatedKernel(true, false);
  }

  /** Of 2026: with filters, for nodes 0 and 1. */
  public static SimulatedKernel filtering() {
    return new SimulatedKernel(true, true);
  }

  /** Adds an allocation of one page. */
  public SimulatedKernel page(long pfn, long pid, long tgid, int node) {
    pages.put(pfn, new Page(pid, tgid, node, 2));
    return this;
  }

  /** Adds an allocation whose record does not fit a page, so that its read fails. */
  public SimulatedKernel tooLong(long pfn) {
    pages.put(pfn, new Page(1, 1, 0, 400));
    return this;
  }

  /** Lets reads fail for lack of memory: those whose number, counted from 0, is chosen. */
  public SimulatedKernel failing(LongPredicate reads) {
    failing = reads;
    return this;
  }

  /** Stamps allocations with times, in nanoseconds, that the page frames determine. */
  public SimulatedKernel stamped(LongUnaryOperator ofPfn) {
    stamps = ofPfn;
    return this;
  }

  /** How many files were opened. */
  public int opened() {
    return opened.get();
  }

  /** How many of them are still open. */
  public int stillOpen() {
    return opened.get() - closed.get();
  }

  /** How many records were given. */
  public long given() {
    return given.get();
  }

  @Override
  public SeekableByteChannel open(boolean writable) throws IOException {
    if (writable && !filtering) {
      throw new IOException("Permission denied");
    }
    opened.incrementAndGet();
    return new Description();
  }

  /** An open file description. */
  private final class Description implements SeekableByteChannel {
    private boolean open = true;
    private long position;
    private final Set<Long> pids = new HashSet<>();
    private final Set<Long> tgids = new HashSet<>();
    private final Set<Long> nodes = new HashSet<>();
    private boolean handles;

    @Override
    public int read(ByteBuffer into) throws IOException {
      requireOpen();
      Map.Entry<Long, Page> entry = pages.ceilingEntry(position);
      while (entry != null && !isWanted(entry.getValue())) {
        entry = pages.higherEntry(entry.getKey());
      }
      if (entry == null) {
        return -1;
      }
      byte[] text = text(entry.getKey(), entry.getValue());
      boolean fits = text.length <= Math.min(into.remaining(), PAGE_SIZE);
      if (failing.test(reads.getAndIncrement()) || !fits) {
        throw new IOException("Cannot allocate memory");
      }
      position = entry.getKey() + 1;
      into.put(text);
      given.incrementAndGet();
      return text.length;
    }

    private boolean isWanted(Page page) {
      boolean ofTask =
          (pids.isEmpty() && tgids.isEmpty())
              || pids.contains(page.pid())
              || tgids.contains(page.tgid());
      return ofTask && (nodes.isEmpty() || nodes.contains((long) page.node()));
    }

    private byte[] text(long pfn, Page page) {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT,
              "Page allocated via order 0, mask 0xcc0(GFP_KERNEL), pid %d, tgid %d (\nPFN 9 t), ts %d ns\n",
              page.pid(),
              page.tgid(),
              stamps.applyAsLong(pfn)));
      text.append(
          String.format(Locale.ROOT, seekable ? "PFN 0x%x" : "PFN %d", pfn)
              + String.format(
                  Locale.ROOT,
                  " type Unmovable Block %d type Unmovable Flags 0x0(node=%d|zone=1)\n",
                  pfn >> 9,
                  page.node()));
      if (handles) {
        text.append("handle: 77\n");
      } else {
        text.append(" allocate_it+0x10/0x20\n".repeat(page.frames()));
      }
      return text.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      requireOpen();
      int length = from.remaining();
      byte[] bytes = new byte[length];
      from.get(bytes);
      for (String token : new String(bytes, StandardCharsets.US_ASCII).split("[ \t\n]", -1)) {
        String[] parts = token.split("=", 2);
        switch (parts[0]) {
          case "mode" -> handles = parts[1].equals("handle");
          case "pid" -> add(parts[1], 16, 4_194_304, pids);
          case "tgid" -> add(parts[1], 16, 4_194_304, tgids);
          case "nid" -> add(parts[1], 1024, 1, nodes);
          default -> throw new IOException("Invalid argument");
        }
      }
      return length;
    }

    private static void add(String list, int most, long largest, Set<Long> into)
        throws IOException {
      String[] items = list.split(",", -1);
      if (items.length > most) {
        throw new IOException("Argument list too long");
      }
      for (String item : items) {
        long value = Long.parseLong(item);
        if (value > largest) {
          throw new IOException("Invalid argument");
        }
        into.add(value);
      }
    }

    @Override
    public long position() throws IOException {
      requireOpen();
      requireSeekable();
      return position;
    }

    @Override
    public SeekableByteChannel position(long pfn) throws IOException {
      requireOpen();
      requireSeekable();
      position = pfn;
      return this;
    }

    private void requireSeekable() throws IOException {
      if (!seekable) {
        throw new IOException("Illegal seek");
      }
    }

    private void requireOpen() throws ClosedChannelException {
      if (!open) {
        throw new ClosedChannelException();
      }
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        closed.incrementAndGet();
      }
    }
  }
}
