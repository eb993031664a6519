package org.pageowner.notebook

import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue
import org.pageowner.core.Dump
import org.pageowner.dsl.Keys.CALLER
import org.pageowner.dsl.Keys.FRAME
import org.pageowner.dsl.Keys.MODULE
import org.pageowner.dsl.Keys.caller
import org.pageowner.dsl.Keys.module
import org.pageowner.dsl.Keys.pages
import org.pageowner.dsl.analysis.growth.Growth
import org.pageowner.dsl.analysis.growth.StackComparison
import org.pageowner.testing.Samples

/** The leak gate of the Java tests, in Kotlin. */
class KotlinLeakGateTest {
    private val before = Dump.read(Samples.path(Samples.V6_12_A))
    private val after = Dump.read(Samples.path(Samples.V6_12_B))
    private val growth = Growth.between(before, after)

    @Test
    fun `xfs and zram do not leak`() {
        growth.select(module("xfs", "zram")).requireAtMost(pages(0))
    }

    @Test
    fun `the leak fails the gate`() {
        val error =
            assertFailsWith<AssertionError> {
                growth
                    .select(module("leaky"))
                    .except(caller("leaky_slab_write"), caller("leaky_vm_write"))
                    .requireAtMost(pages(64))
            }
        assertContains(error.message.orEmpty(), "leaky_grow+0x25/0x40 [leaky]")
    }

    @Test
    fun `rows are read as any others`() {
        val byModule = growth.where(!FRAME.like("*slab*")).cull(MODULE, CALLER)
        val grown = byModule.filter { it.pagesGrowth() > 0 }.associate { it[CALLER] to it.pagesGrowth() }
        assertEquals(137, grown["leaky_get_page"])
        assertTrue(byModule.all { it.pagesGrowth() == it.pagesAfter() - it.pagesBefore() })
        assertEquals(48L + 5, byModule.first().turnover()?.fresh())
    }

    @Test
    fun `two builds are compared by symbols`() {
        val builds = Growth.between(before, after).compare(StackComparison.SYMBOLS).cull(CALLER)
        assertEquals("leaky_get_page", builds.row(0)[CALLER])
        assertContains(builds.toHtml(), "leaky_get_page")
    }
}
