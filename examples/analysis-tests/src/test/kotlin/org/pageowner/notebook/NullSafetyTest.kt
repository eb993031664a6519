package org.pageowner.notebook

import kotlin.reflect.KType
import kotlin.reflect.typeOf
import kotlin.test.Test
import kotlin.test.assertEquals
import org.pageowner.core.Dump
import org.pageowner.core.record.PageRecord
import org.pageowner.core.record.RecordBatch
import org.pageowner.core.record.StackTrace
import org.pageowner.dsl.Keys.BYTES
import org.pageowner.dsl.Keys.EARLY
import org.pageowner.dsl.Keys.MEMCG
import org.pageowner.dsl.Keys.PID
import org.pageowner.dsl.Keys.STACKTRACE
import org.pageowner.dsl.Query
import org.pageowner.testing.Samples

/**
 * What the compiler knows of `null`: the library's annotations make types nullable, or not, instead of
 * leaving them open as those of other Java code are.
 */
class NullSafetyTest {
    private val dump = Dump.read(Samples.path(Samples.V6_12_A))
    private val record: PageRecord = dump[0]

    /** The type that the compiler gives to an expression. */
    private inline fun <reified T> compiledType(
        @Suppress("UNUSED_PARAMETER") expression: T,
    ): KType = typeOf<T>()

    @Test
    fun `a value of a row may be absent`() {
        val row = Query.from(dump).cull(PID).measure(BYTES).run().row(0)
        assertEquals(typeOf<Long?>(), compiledType(row[PID]))
        assertEquals(typeOf<String?>(), compiledType(row[MEMCG]))
        assertEquals(typeOf<Boolean?>(), compiledType(row[EARLY]))
        assertEquals(typeOf<StackTrace?>(), compiledType(row[STACKTRACE]))
        assertEquals(typeOf<Long?>(), compiledType(row[BYTES]))
    }

    @Test
    fun `times and pages of a row are always there`() {
        val row = Query.from(dump).run().row(0)
        assertEquals(typeOf<Long>(), compiledType(row.times()))
        assertEquals(typeOf<Long>(), compiledType(row.pages()))
    }

    @Test
    fun `a field of a record may be absent`() {
        assertEquals(typeOf<Long?>(), compiledType(record.pid()))
        assertEquals(typeOf<Long?>(), compiledType(record.freeTs()))
        assertEquals(typeOf<String?>(), compiledType(record.name()))
        assertEquals(typeOf<StackTrace?>(), compiledType(record.stack()))
        assertEquals(typeOf<Boolean?>(), compiledType(record.isFree))
    }

    @Test
    fun `what is always there needs no check`() {
        assertEquals(typeOf<String>(), compiledType(record.text()))
        assertEquals(typeOf<Boolean>(), compiledType(record.isEarly))
        assertEquals(typeOf<StackTrace>(), compiledType(StackTrace.parse("")))
        assertEquals("vmlinux", StackTrace.VMLINUX)
    }

    @Test
    fun `absent is null, and the elvis operator has a word for it`() {
        val charged = dump.count { (it.trailer()?.memcg() ?: "nobody") != "nobody" }
        assertEquals(67 - 29, charged)
        val rows = Query.from(dump).cull(MEMCG).run()
        assertEquals(1, rows.count { it[MEMCG] == null })
        assertEquals(29, rows.first { (it[MEMCG] ?: "nobody") == "nobody" }.times())
    }

    @Test
    fun `values in a column of a batch may be absent`() {
        val batch: RecordBatch = dump.batches().first()
        assertEquals(typeOf<String?>(), compiledType(batch.name().get(0)))
        assertEquals(typeOf<String?>(), compiledType(batch.name()[0]))
        assertEquals(typeOf<Long>(), compiledType(batch.pfn()[0]))
    }
}
