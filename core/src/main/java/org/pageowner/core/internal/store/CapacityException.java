package org.pageowner.core.internal.store;

/** A dump holds more distinct values than a store has room for. */
public final class CapacityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CapacityException(String message) {
    super(message);
  }
}
