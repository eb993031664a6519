package org.pageowner.notebook

import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import org.pageowner.core.record.StackTrace
import org.pageowner.dsl.Keys.ALLOC_TS
import org.pageowner.dsl.Keys.BYTES
import org.pageowner.dsl.Keys.EARLY
import org.pageowner.dsl.Keys.FRAME
import org.pageowner.dsl.Keys.MODULE
import org.pageowner.dsl.Keys.NAME
import org.pageowner.dsl.Keys.ORDER
import org.pageowner.dsl.Keys.PAGES
import org.pageowner.dsl.Keys.PID
import org.pageowner.dsl.Keys.STACKTRACE
import org.pageowner.dsl.Keys.bytes
import org.pageowner.dsl.Keys.desc
import org.pageowner.dsl.Keys.distinct
import org.pageowner.dsl.Keys.module
import org.pageowner.dsl.Query
import org.pageowner.dsl.plan.Plan
import org.pageowner.testing.Samples

/** The hunt of the Java tests, as a notebook has it. */
class KotlinLeakHuntTest {
    private val before = Samples.path(Samples.V6_12_A)
    private val after = Samples.path(Samples.V6_12_B)

    private fun pagesByStack(query: Query): Map<StackTrace?, Long> = query.run().associate { it[STACKTRACE] to it.pages() }

    @Test
    fun `the stack that grew most is the leak`() {
        val question = Plan.EMPTY.cull(STACKTRACE)
        val old = pagesByStack(Query.from(before).with(question))
        val new = pagesByStack(Query.from(after).with(question))
        val growth = new.mapValues { (stack, pages) -> pages - (old[stack] ?: 0) }
        val (leak, pages) = growth.maxBy { it.value }
        assertEquals(132, pages)
        assertEquals("leaky", leak?.module())
        assertContains(leak.toString(), "leaky_pages_write")
    }

    @Test
    fun `conditions read as sentences`() {
        val query =
            Query.from(after)
                .select(module("leaky"))
                .where(ORDER.atLeast(1).and(!FRAME.like("*slab*")).and(!EARLY))
                .cull(MODULE, ORDER)
                .measure(BYTES, bytes(16384), distinct(PID))
                .sortBy(desc(PAGES), ORDER)
                .limit(5)
        assertEquals(
            "--module=leaky --where='order >= 1 and not frame like *slab* and not early'" +
                " --cull=module,order --measure='bytes,bytes(16384),distinct(pid)' --sort=-pages,order --limit=5",
            query.toString(),
        )
        val row = query.run().single()
        assertEquals(96, row.pages())
        assertEquals(96 * 4096L, row[BYTES])
        assertEquals(96 * 16384L, row[bytes(16384)])
    }

    @Test
    fun `a list of values spreads into a call`() {
        val suspects = listOf("leaky", "loop")
        val table = Query.from(after).select(module(*suspects.toTypedArray())).cull(MODULE).run()
        assertEquals(suspects, table.map { it[MODULE] })
        val orders = longArrayOf(3, 4)
        assertEquals(15, Query.from(after).where(ORDER.anyOf(*orders)).run().size())
    }

    @Test
    fun `raw strings hold query text without escapes`() {
        val plan = Plan.parse("""--where="frame ~ '\[leaky\]$' and name = 'a (b), ts c'" --cull=n""")
        assertEquals(Plan.EMPTY.where(FRAME.matches("""\[leaky\]$""").and(NAME.equalTo("a (b), ts c"))).cull(NAME), plan)
    }

    @Test
    fun `the newest page of each module`() {
        val newest =
            Query.from(after)
                .where(ALLOC_TS.above(0))
                .sortBy(desc(ALLOC_TS))
                .run()
                .distinctBy { it[MODULE] }
                .associate { it[MODULE] to it[NAME] }
        assertEquals(Query.from(after).cull(MODULE).run().size(), newest.size)
    }
}
