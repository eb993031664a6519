package org.pageowner.notebook

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import org.pageowner.core.Dump
import org.pageowner.dsl.Keys.AGE
import org.pageowner.dsl.Keys.ALLOC_TS
import org.pageowner.dsl.Keys.CALLER
import org.pageowner.dsl.Keys.CALLPATH
import org.pageowner.dsl.Keys.FRAMES
import org.pageowner.dsl.Keys.MODULE
import org.pageowner.dsl.Keys.NAME
import org.pageowner.dsl.Keys.NODE
import org.pageowner.dsl.Keys.ORDER
import org.pageowner.dsl.Keys.PAGES
import org.pageowner.dsl.Keys.PFN
import org.pageowner.dsl.Keys.PID
import org.pageowner.dsl.Keys.SHARE
import org.pageowner.dsl.Keys.SIZE
import org.pageowner.dsl.Keys.STACKTRACE
import org.pageowner.dsl.Keys.bucket
import org.pageowner.dsl.Keys.desc
import org.pageowner.dsl.Keys.distinct
import org.pageowner.dsl.Keys.extract
import org.pageowner.dsl.Keys.firstFrame
import org.pageowner.dsl.Keys.frameAt
import org.pageowner.dsl.Keys.log2
import org.pageowner.dsl.Keys.max
import org.pageowner.dsl.Keys.mean
import org.pageowner.dsl.Keys.median
import org.pageowner.dsl.Keys.min
import org.pageowner.dsl.Keys.path
import org.pageowner.dsl.Keys.quantile
import org.pageowner.dsl.Keys.seconds
import org.pageowner.dsl.Keys.spark
import org.pageowner.dsl.Keys.sum
import org.pageowner.dsl.Query
import org.pageowner.dsl.plan.Plan
import org.pageowner.testing.Samples

/** Each ability of the query language as a Kotlin call, which makes the plan of its text. */
class QuestionsTest {
    private val dump = Dump.read(Samples.path(Samples.V6_12_B))
    private val query = Query.from(dump)

    private fun assertText(text: String, call: Query) {
        assertEquals(Plan.parse(text), call.plan(), text)
        assertEquals(Query.from(dump).with(text).run().toString(), call.run().toString(), text)
    }

    @Test
    fun `keys of stacks`() {
        assertText("--cull=callpath --limit=5", query.cull(CALLPATH).limit(5))
        assertText("--cull=path(3) --limit=5", query.cull(path(3)).limit(5))
        assertText("--cull=frames --limit=5", query.cull(FRAMES).limit(5))
        assertText("--cull=frame(1),frame(2) --limit=5", query.cull(frameAt(1), frameAt(2)).limit(5))
        assertText(
            "--cull='first(\"__x64_sys_*|exc_*|*_worker\")'",
            query.cull(firstFrame("__x64_sys_*|exc_*|*_worker")),
        )
        assertText(
            "--cull=module --where='stacktrace like \"** < vfs_* < ** < do_syscall_64\"'",
            query.cull(MODULE).where(STACKTRACE.like("** < vfs_* < ** < do_syscall_64")),
        )
    }

    @Test
    fun `ages, buckets and parts of texts`() {
        assertText(
            "--cull=bucket(age,5s) --where='age > 1s'",
            query.cull(bucket(AGE, seconds(5))).where(AGE.above(seconds(1))),
        )
        assertText("--cull=bucket(pfn,0x8000)", query.cull(bucket(PFN, 0x8000)))
        assertText("--cull=log2(pages)", query.cull(log2(PAGES)))
        assertText("--cull='extract(name,\"^[a-z]+\")'", query.cull(extract(NAME, "^[a-z]+")))
    }

    @Test
    fun `measures, and conditions on them`() {
        assertText(
            "--cull=module,caller --measure=share,share(module),size --limit=2/module --others",
            query.cull(MODULE, CALLER).measure(SHARE, SHARE.of(MODULE), SIZE).limit(2, MODULE).others(),
        )
        assertText(
            "--cull=stacktrace --measure=distinct(pid) --having='pages >= 100 and distinct(pid) > 1'",
            query.cull(STACKTRACE).measure(distinct(PID)).having(PAGES.atLeast(100).and(distinct(PID).above(1))),
        )
        assertText(
            "--cull=module --measure=min(age),max(age),mean(age),median(age),quantile(age,95),sum(pages)",
            query.cull(MODULE).measure(min(AGE), max(AGE), mean(AGE), median(AGE), quantile(AGE, 95), sum(PAGES)),
        )
        val high = PAGES.where(ORDER.atLeast(3)).named("high")
        assertText(
            "--cull=module --measure='pages[order >= 3] as high' --sort=-high",
            query.cull(MODULE).measure(high).sortBy(desc(high)),
        )
        assertText("--cull=module --measure=spark(alloc_ts)", query.cull(MODULE).measure(spark(ALLOC_TS)))
        assertText("--cull=module --across=node", query.cull(MODULE).across(NODE))
        assertText("--show=pfn,alloc_ts --limit=3", query.show(PFN, ALLOC_TS).limit(3))
    }

    @Test
    fun `a table stays a table, and its values have their types`() {
        val high = PAGES.where(ORDER.atLeast(3)).named("high")
        val table = query.cull(MODULE).measure(SHARE, SIZE, median(AGE), spark(ALLOC_TS), high).run()
        val large = table.where(SHARE.atLeast(0.01)).sortBy(desc(high))
        assertTrue(large.size() in 1..table.size())

        val first = large.first()
        val share: Double? = first[SHARE]
        val bytes: Long? = first[SIZE]
        val age: Long? = first[median(AGE)]
        val picture: List<Long>? = first[spark(ALLOC_TS)]
        assertTrue(assertNotNull(share) >= 0.01)
        assertTrue(assertNotNull(bytes) > 0)
        assertTrue(assertNotNull(age) >= 0)
        assertEquals(20, assertNotNull(picture).size)
        val modules: List<String?> = large.column(MODULE)
        assertEquals(first[MODULE], modules.first())
        assertEquals(first[high], first.asMap()["high"])
    }
}
