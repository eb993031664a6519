/**
 * Reads Linux page_owner text into columns.
 *
 * <p>Start with {@link org.pageowner.core.Dump}. Needs nothing but {@code java.base} at run time.
 */
@org.jspecify.annotations.NullMarked
module org.pageowner.core {
  requires static org.jspecify;

  exports org.pageowner.core;
  exports org.pageowner.core.record;
}
