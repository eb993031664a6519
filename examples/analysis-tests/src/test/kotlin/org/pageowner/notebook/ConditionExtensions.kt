package org.pageowner.notebook

import org.pageowner.dsl.plan.Condition
import org.pageowner.dsl.plan.NumberKey

/** Both conditions hold. Kotlin gives `and` and `or` one precedence, from left to right: use parentheses. */
infix fun Condition.and(other: Condition): Condition = this.and(other)

/** One of the conditions holds, or both. */
infix fun Condition.or(other: Condition): Condition = this.or(other)

/** The value is in a range, whose ends are included. */
infix fun NumberKey.within(values: LongRange): Condition = between(values.first, values.last)
