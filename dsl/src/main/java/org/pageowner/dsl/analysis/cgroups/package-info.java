/**
 * Pages by memory cgroup, and the stacks that keep removed cgroups from being freed.
 *
 * <p>Start with {@link org.pageowner.dsl.analysis.cgroups.Cgroups}. It is one query; {@code
 * CgroupsView} lays it out for people, {@code CgroupsExport} for programs.
 */
@NullMarked
package org.pageowner.dsl.analysis.cgroups;

import org.jspecify.annotations.NullMarked;
