/**
 * Call trees of queries and growths, and the same stacks as files of other tools.
 *
 * <p>Start with {@link org.pageowner.dsl.analysis.tree.CallTree}. {@code StackRows} gives the rows
 * of a table or a growth as stacks with amounts; {@code TreeBuilder} adds them to a trie, which
 * {@code NodeTable} stores in arrays. {@code TreeLines} chooses the lines for people, {@code
 * TreeView} and {@code TreeHtml} write them. {@link org.pageowner.dsl.analysis.tree.FoldedStacks}
 * and {@link org.pageowner.dsl.analysis.tree.PprofProfile} write the rows for flame graph tools and
 * for pprof. Nothing recurses, so stacks can be of any depth.
 */
@NullMarked
package org.pageowner.dsl.analysis.tree;

import org.jspecify.annotations.NullMarked;
