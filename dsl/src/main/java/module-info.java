/** A query language for page_owner dumps. */
@org.jspecify.annotations.NullMarked
module org.pageowner.dsl {
  requires transitive org.pageowner.core;
  requires com.google.common;
  requires static org.jspecify;

  exports org.pageowner.dsl;
  exports org.pageowner.dsl.analysis.accounting;
  exports org.pageowner.dsl.analysis.census;
  exports org.pageowner.dsl.analysis.cgroups;
  exports org.pageowner.dsl.analysis.fragmentation;
  exports org.pageowner.dsl.analysis.growth;
  exports org.pageowner.dsl.analysis.report;
  exports org.pageowner.dsl.analysis.summary;
  exports org.pageowner.dsl.analysis.tree;
  exports org.pageowner.dsl.export;
  exports org.pageowner.dsl.plan;
  exports org.pageowner.dsl.table;
}
