// Imports, and show(...), for JShell and for the startup scripts of Java notebooks:
//   jshell --class-path examples/cli/target/pageowner.jar --startup DEFAULT --startup examples/notebooks/pageowner.jsh
import static org.pageowner.dsl.Keys.*;
import java.nio.file.Path;
import org.pageowner.core.*;
import org.pageowner.core.record.*;
import org.pageowner.dsl.*;
import org.pageowner.dsl.analysis.accounting.*;
import org.pageowner.dsl.analysis.census.*;
import org.pageowner.dsl.analysis.cgroups.*;
import org.pageowner.dsl.analysis.fragmentation.*;
import org.pageowner.dsl.analysis.growth.*;
import org.pageowner.dsl.analysis.report.*;
import org.pageowner.dsl.analysis.summary.*;
import org.pageowner.dsl.analysis.tree.*;
import org.pageowner.dsl.export.*;
import org.pageowner.dsl.plan.*;
import org.pageowner.dsl.table.*;

/** Prints a value; JShell cuts the values that it prints by itself. */
void show(Object value) {
  System.out.println(value);
}

/** Prints all rows of an answer. */
void show(Answer answer) throws java.io.IOException {
  answer.writeTo(System.out, Format.TEXT);
}
