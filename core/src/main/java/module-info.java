/**
 * Reads Linux page_owner text into columns.
 *
 * <p>Start with {@link org.pageowner.core.Dump}. Needs nothing but {@code java.base} at run time.
 * Two internal packages are exported to the query language alone.
 */
@SuppressWarnings("module") // the module of the qualified exports is compiled after this one
@org.jspecify.annotations.NullMarked
module org.pageowner.core {
  requires static org.jspecify;

  exports org.pageowner.core;
  exports org.pageowner.core.internal.column to
      org.pageowner.dsl;
  exports org.pageowner.core.internal.work to
      org.pageowner.dsl;
  exports org.pageowner.core.record;
}
