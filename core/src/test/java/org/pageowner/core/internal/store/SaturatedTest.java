package org.pageowner.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SaturatedTest {
  @Test
  void sum_ofCounts_staysAtTheLargest() {
    assertEquals(3, Saturated.sum(1, 2));
    assertEquals(Long.MAX_VALUE, Saturated.sum(Long.MAX_VALUE, 1));
    assertEquals(Long.MAX_VALUE, Saturated.sum(Long.MAX_VALUE, Long.MAX_VALUE));
  }

  @Test
  void product_ofCounts_staysAtTheLargest() {
    assertEquals(6, Saturated.product(2, 3));
    assertEquals(0, Saturated.product(0, Long.MAX_VALUE));
    assertEquals(Long.MAX_VALUE - 1, Saturated.product(2, Long.MAX_VALUE / 2));
    assertEquals(Long.MAX_VALUE, Saturated.product(3, Long.MAX_VALUE / 2));
  }
}
