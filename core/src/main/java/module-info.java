/** Reads Linux page_owner text into columns. */
@org.jspecify.annotations.NullMarked
module org.pageowner.core {
  requires static org.jspecify;

  exports org.pageowner.core.record;
}
