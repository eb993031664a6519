package org.pageowner.notebook

import kotlin.test.Test
import kotlin.test.assertEquals
import org.pageowner.dsl.Keys.*
import org.pageowner.dsl.Query
import org.pageowner.testing.Samples

/** Runs the Kotlin snippets of the documentation, which are copies of these. */
class TutorialTest {
    private val lines = mutableListOf<String>()

    private fun println(line: String) {
        lines += line
    }

    @Test
    fun `who owns blocks of several pages`() {
        val path = Samples.path(Samples.V6_12_B)

        val table = Query.from(path).where(ORDER.atLeast(3).and(!EARLY)).cull(MODULE, ORDER).run()
        for (row in table) {
            println("${row[MODULE] ?: "no stack"}: ${row.pages()} pages in blocks of order ${row[ORDER]}")
        }

        assertEquals(
            listOf(
                "vmlinux: 2048 pages in blocks of order 9",
                "leaky: 96 pages in blocks of order 3",
                "loop: 16 pages in blocks of order 4",
                "vmlinux: 16 pages in blocks of order 3",
            ),
            lines,
        )
    }
}
