package org.pageowner.core.internal.dictionary;

/** Thrown if a dump has more distinct values than a store can hold. */
public final class CapacityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CapacityException(String message) {
    super(message);
  }
}
