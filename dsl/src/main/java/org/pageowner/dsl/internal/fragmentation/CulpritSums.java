package org.pageowner.dsl.internal.fragmentation;

import java.util.List;

/**
 * Who spoils blocks of a type.
 *
 * @param culprits in the order in which they first came
 * @param spoiledBlocks blocks that have at least one
 */
public record CulpritSums(List<CulpritSum> culprits, long spoiledBlocks) {}
