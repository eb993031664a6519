package org.pageowner.dsl.internal.layout;

/** The note about pages whose module is unknown, below rows by module. */
public final class UnknownModule {
  private UnknownModule() {}

  /** Returns the note for an amount of pages. */
  public static String of(String pages) {
    return "of no known module: "
        + pages
        + "; the caller is a bare address, as of an unloaded module, or no stack is printed";
  }
}
