package org.pageowner.notebook

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.pageowner.core.Dump
import org.pageowner.dsl.Keys.EARLY
import org.pageowner.dsl.Keys.FREE_TS
import org.pageowner.dsl.Keys.GFP
import org.pageowner.dsl.Keys.MODULE
import org.pageowner.dsl.Keys.NAME
import org.pageowner.dsl.Keys.ORDER
import org.pageowner.dsl.Keys.PID
import org.pageowner.dsl.Keys.SLAB
import org.pageowner.dsl.Keys.STACKTRACE
import org.pageowner.dsl.Query
import org.pageowner.testing.Samples

/** Java members that Kotlin takes for operators because of their names. */
class OperatorsTest {
    private val dump = Dump.read(Samples.path(Samples.V6_12_A))

    @Test
    fun `square brackets ask a row for a column`() {
        val row = Query.from(dump).cull(PID).run().row(0)
        assertEquals(row.get(PID), row[PID])
        assertNull(row[FREE_TS])
    }

    @Test
    fun `square brackets ask a dump for a record`() {
        assertEquals(256, dump[0].pfn())
        assertEquals(dump.last(), dump[dump.size() - 1])
    }

    @Test
    fun `an exclamation mark negates a condition`() {
        assertEquals(EARLY.not(), !EARLY)
        assertEquals("not (order >= 4 and slab)", (!(ORDER.atLeast(4).and(SLAB))).toString())
        assertEquals(67, Query.from(dump).where(EARLY).run().size() + Query.from(dump).where(!EARLY).run().size())
    }

    @Test
    fun `for goes over the rows of a table`() {
        var pages = 0L
        val table = Query.from(dump).cull(MODULE).run()
        for (row in table) {
            pages += row.pages()
        }
        assertEquals(table.totals().pages(), pages)
    }

    @Test
    fun `for goes over the records of a dump`() {
        val names = mutableSetOf<String>()
        for (record in dump) {
            record.name()?.let(names::add)
        }
        assertEquals(36, names.size)
    }

    @Test
    fun `collections of the standard library take a table`() {
        val table = Query.from(dump).cull(NAME, ORDER).run()
        val pagesByName = table.groupBy { it[NAME] }.mapValues { (_, rows) -> rows.sumOf { it.pages() } }
        assertEquals(1536, pagesByName["thp-user"])
        assertEquals(table.first(), table.maxByOrNull { it.pages() })
        assertEquals(table.size(), table.count())
        assertTrue(table.any { it[NAME] == "a (b), ts c" })
    }

    @Test
    fun `string templates take values`() {
        val row = Query.from(dump).where(NAME.equalTo("xfs-reader")).cull(NAME, ORDER).run().first()
        assertEquals("xfs-reader: 32 pages of order 5", "${row[NAME]}: ${row.pages()} pages of order ${row[ORDER]}")
    }

    @Test
    fun `values keep their types`() {
        val row = Query.from(dump).where(GFP.has("GFP_KERNEL")).run().first()
        assertTrue(row[GFP]!!.has("__GFP_IO"))
        assertEquals(row[STACKTRACE]?.module(), row[MODULE])
    }
}
