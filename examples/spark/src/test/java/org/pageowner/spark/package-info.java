@NullMarked
package org.pageowner.spark;

import org.jspecify.annotations.NullMarked;
