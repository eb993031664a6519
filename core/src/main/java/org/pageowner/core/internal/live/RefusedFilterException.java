package org.pageowner.core.internal.live;

import java.io.IOException;

/** The kernel does not take a filter. */
public final class RefusedFilterException extends IOException {
  private static final long serialVersionUID = 1;

  RefusedFilterException(String filter, IOException cause) {
    super("the kernel does not take the filter " + filter + " (" + cause.getMessage() + ")", cause);
  }
}
