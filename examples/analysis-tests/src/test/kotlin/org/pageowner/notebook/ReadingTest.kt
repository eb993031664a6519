package org.pageowner.notebook

import java.io.StringWriter
import java.io.UncheckedIOException
import java.nio.file.NoSuchFileException
import kotlin.io.path.Path
import kotlin.io.path.fileSize
import kotlin.io.path.inputStream
import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import org.pageowner.core.Dump
import org.pageowner.core.DumpSource
import org.pageowner.core.MalformedDumpException
import org.pageowner.dsl.Keys.NAME
import org.pageowner.dsl.Keys.PID
import org.pageowner.dsl.Query
import org.pageowner.dsl.export.Format
import org.pageowner.dsl.plan.Plan
import org.pageowner.dsl.plan.PlanSyntaxException
import org.pageowner.testing.Samples

/** Reading, writing and failing, as seen from Kotlin. */
class ReadingTest {
    private val path = Samples.path(Samples.V6_12_A)

    @Test
    fun `a lambda hears of the progress`() {
        var last = 0L
        val reader = Dump.reader().threads(2).onProgress { bytesRead, _, _ -> last = bytesRead }
        assertEquals(67, reader.read(path).size())
        assertEquals(path.fileSize(), last)
    }

    @Test
    fun `a lambda takes the batches of a stream`() {
        var records = 0L
        val report = Dump.reader().stream(path) { batch -> records += batch.size() }
        assertEquals(report.records(), records)
    }

    @Test
    fun `use closes the stream that a query reads`() {
        val table = path.inputStream().use { Query.from(DumpSource.of(it)).cull(PID).run() }
        assertEquals(67, table.totals().times())
    }

    @Test
    fun `a table is written to anything that can be appended to`() {
        val table = Query.from(path).cull(NAME).limit(2).run()
        val inMemory = buildString { table.writeTo(this, Format.CSV) }
        val written = StringWriter().also { table.writeTo(it, Format.CSV) }.toString()
        assertEquals(inMemory, written)
        assertEquals(listOf("times,pages,name", "3,1536,thp-user", "13,524,init"), inMemory.lines().take(3))
    }

    @Test
    fun `errors are caught by their types`() {
        val missing = assertFailsWith<UncheckedIOException> { Query.from(Path("no-such-dump.txt")).run() }
        assertIs<NoSuchFileException>(missing.cause)
        assertFailsWith<MalformedDumpException> { Dump.reader().strict().parse("no dump") }
        val syntax = assertFailsWith<PlanSyntaxException> { Plan.parse("--sort=-pagse") }
        assertContains(syntax.message, "did you mean \"pages\"?")
        assertEquals(9, syntax.column())
    }
}
