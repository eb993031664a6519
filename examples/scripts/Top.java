///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS org.pageowner:pageowner-dsl:0.1.0-SNAPSHOT

import static org.pageowner.dsl.Keys.*;

import java.nio.file.Path;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Format;

/** Prints the callers that hold the most pages in a dump. */
class Top {
  public static void main(String[] words) throws Exception {
    Query.from(Path.of(words[0]))
        .where(EARLY.not())
        .cull(CALLER, MODULE)
        .limit(5)
        .run()
        .writeTo(System.out, Format.TEXT);
  }
}
