package org.pageowner.notebook

import kotlin.test.Test
import kotlin.test.assertEquals
import org.pageowner.core.Dump
import org.pageowner.dsl.Keys.EARLY
import org.pageowner.dsl.Keys.MODULE
import org.pageowner.dsl.Keys.ORDER
import org.pageowner.dsl.Query
import org.pageowner.testing.Samples

/** The extensions that the documentation shows, which read as the grammar does. */
class ConditionExtensionsTest {
    private val dump = Dump.read(Samples.path(Samples.V6_12_B))

    @Test
    fun `infix words give the conditions of the members`() {
        assertEquals(ORDER.between(2, 5), ORDER within 2L..5L)
        assertEquals(ORDER.between(2, 5).and(!EARLY), ORDER within 2L..5L and !EARLY)
        assertEquals(EARLY.or(MODULE.equalTo("leaky")), EARLY or MODULE.equalTo("leaky"))
    }

    @Test
    fun `conditions run as their text does`() {
        val large = Query.from(dump).where(((ORDER within 2L..5L) and !EARLY) or MODULE.equalTo("leaky")).run()

        val text = "(order in 2..5 and not early) or module = 'leaky'"
        assertEquals(Query.from(dump).where(text).run().totals(), large.totals())
    }
}
