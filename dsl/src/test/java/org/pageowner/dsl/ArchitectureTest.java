package org.pageowner.dsl;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pageowner.core.Dump;

/** The dependencies between packages, which point from the front doors inward. */
@AnalyzeClasses(locations = ArchitectureTest.MainClasses.class)
class ArchitectureTest {
  private static final String CORE = "org.pageowner.core";
  private static final String RECORD = CORE + ".record";
  private static final String BULK = CORE + ".internal.column";
  private static final String WORK = CORE + ".internal.work";
  private static final String STORE = CORE + ".internal.store";
  private static final String DICTIONARY = CORE + ".internal.dictionary";
  private static final String TEXT = CORE + ".internal.text";
  private static final String BYTES = TEXT + ".bytes";
  private static final String LEGACY = TEXT + ".legacy";
  private static final String SCAN = TEXT + ".scan";
  private static final String LENIENT = TEXT + ".lenient";
  private static final String CHUNK = TEXT + ".chunk";
  private static final String LINES = TEXT + ".lines";
  private static final String PREFIX = TEXT + ".prefix";
  private static final String LOG = TEXT + ".log";
  private static final String COUNTED = TEXT + ".counted";
  private static final String PROBE = TEXT + ".probe";
  private static final String LIVE = CORE + ".internal.live";
  private static final String DSL = "org.pageowner.dsl";
  private static final String PLAN = DSL + ".plan";
  private static final String LEXER = DSL + ".internal.lexer";
  private static final String TABLE = DSL + ".table";
  private static final String EXPORT = DSL + ".export";
  private static final String GROWTH = DSL + ".analysis.growth";
  private static final String FRAGMENTATION = DSL + ".analysis.fragmentation";
  private static final String ACCOUNTING = DSL + ".analysis.accounting";
  private static final String CENSUS = DSL + ".analysis.census";
  private static final String CGROUPS = DSL + ".analysis.cgroups";
  private static final String SUMMARY = DSL + ".analysis.summary";
  private static final String TREE = DSL + ".analysis.tree";
  private static final String REPORT = DSL + ".analysis.report";
  private static final String NOTEBOOK = DSL + ".internal.notebook";
  private static final String LAYOUT = DSL + ".internal.layout";
  private static final String USAGE = DSL + ".internal.usage";
  private static final String INDEX = DSL + ".internal.index";
  private static final String FORMAT = DSL + ".internal.format";
  private static final String ENGINE = DSL + ".internal.engine";
  private static final String COLUMN = ENGINE + ".column";
  private static final String FILTER = ENGINE + ".filter";
  private static final String GROUP = ENGINE + ".group";
  private static final String SORT = ENGINE + ".sort";
  private static final String TOP = ENGINE + ".top";
  private static final String COMPAT = DSL + ".internal.compat";

  @ArchTest static final ArchRule records = uses(RECORD);
  @ArchTest static final ArchRule bulk = uses(BULK, RECORD);
  @ArchTest static final ArchRule work = uses(WORK);
  @ArchTest static final ArchRule dictionary = uses(DICTIONARY, BULK, RECORD);
  @ArchTest static final ArchRule store = uses(STORE, DICTIONARY, BULK, RECORD);
  @ArchTest static final ArchRule bytes = uses(BYTES);
  @ArchTest static final ArchRule legacy = uses(LEGACY, BYTES, STORE, DICTIONARY, RECORD);
  @ArchTest static final ArchRule lenient = uses(LENIENT, LEGACY, BYTES, STORE, DICTIONARY, RECORD);

  @ArchTest
  static final ArchRule scan = uses(SCAN, LENIENT, LEGACY, BYTES, STORE, DICTIONARY, RECORD);

  @ArchTest
  static final ArchRule chunk =
      uses(CHUNK, SCAN, LENIENT, LEGACY, BYTES, STORE, DICTIONARY, RECORD);

  @ArchTest static final ArchRule lines = uses(LINES);
  @ArchTest static final ArchRule prefix = uses(PREFIX, LINES, CHUNK);

  @ArchTest
  static final ArchRule log = uses(LOG, PREFIX, LINES, CHUNK, LENIENT, STORE, DICTIONARY, RECORD);

  @ArchTest
  static final ArchRule counted =
      uses(COUNTED, LINES, CHUNK, LENIENT, LEGACY, BYTES, STORE, DICTIONARY, BULK, RECORD);

  @ArchTest
  static final ArchRule probe =
      uses(PROBE, LOG, COUNTED, PREFIX, LINES, CHUNK, LENIENT, LEGACY, BYTES, STORE, DICTIONARY);

  @ArchTest static final ArchRule live = uses(LIVE, WORK);

  @ArchTest
  static final ArchRule core =
      uses(
          CORE,
          PROBE,
          LOG,
          COUNTED,
          PREFIX,
          LINES,
          CHUNK,
          LENIENT,
          LEGACY,
          BYTES,
          LIVE,
          STORE,
          DICTIONARY,
          WORK,
          RECORD);

  @ArchTest static final ArchRule plan = uses(PLAN, LEXER, RECORD);
  @ArchTest static final ArchRule lexer = uses(LEXER);
  @ArchTest static final ArchRule table = uses(TABLE, EXPORT, FORMAT, LAYOUT, PLAN, WORK, RECORD);
  @ArchTest static final ArchRule layout = uses(LAYOUT, WORK, LEXER, PLAN, RECORD);
  @ArchTest static final ArchRule index = uses(INDEX, WORK);
  @ArchTest static final ArchRule format = uses(FORMAT, WORK, PLAN, RECORD);
  @ArchTest static final ArchRule export = uses(EXPORT, COLUMN, FORMAT, PLAN, RECORD);
  @ArchTest static final ArchRule column = uses(COLUMN, INDEX, USAGE, BULK, WORK, PLAN, RECORD);
  @ArchTest static final ArchRule usage = uses(USAGE, RECORD);
  @ArchTest static final ArchRule filter = uses(FILTER, COLUMN, BULK, WORK, LEXER, PLAN, RECORD);

  @ArchTest
  static final ArchRule group = uses(GROUP, SORT, COLUMN, INDEX, BULK, WORK, PLAN, RECORD);

  @ArchTest static final ArchRule sort = uses(SORT, WORK);
  @ArchTest static final ArchRule top = uses(TOP, GROUP, COLUMN);

  @ArchTest
  static final ArchRule engine =
      uses(ENGINE, TOP, SORT, GROUP, FILTER, COLUMN, INDEX, BULK, WORK, LEXER, PLAN, TABLE, RECORD);

  @ArchTest
  static final ArchRule compat =
      uses(COMPAT, ENGINE, SORT, GROUP, FILTER, COLUMN, INDEX, WORK, PLAN, TABLE, RECORD);

  @ArchTest
  static final ArchRule notebook =
      uses(
          NOTEBOOK,
          GROWTH,
          FRAGMENTATION,
          CGROUPS,
          ACCOUNTING,
          SUMMARY,
          TREE,
          REPORT,
          EXPORT,
          TABLE,
          RECORD);

  @ArchTest
  static final ArchRule jjavaIsForNotebooksAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage(NOTEBOOK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.dflib..", NOTEBOOK);

  @ArchTest
  static final ArchRule frontDoor =
      uses(DSL, COMPAT, ENGINE, FILTER, EXPORT, TABLE, PLAN, CORE, WORK, RECORD);

  @ArchTest
  static final ArchRule growth =
      uses(GROWTH, DSL, INDEX, EXPORT, FORMAT, LAYOUT, TABLE, PLAN, CORE, WORK, RECORD);

  @ArchTest
  static final ArchRule fragmentation =
      uses(FRAGMENTATION, DSL, COLUMN, INDEX, EXPORT, FORMAT, LAYOUT, TABLE, PLAN, CORE, RECORD);

  @ArchTest
  static final ArchRule cgroups =
      uses(CGROUPS, DSL, EXPORT, FORMAT, LAYOUT, TABLE, PLAN, CORE, RECORD);

  @ArchTest
  static final ArchRule census =
      uses(CENSUS, DSL, EXPORT, FORMAT, TABLE, PLAN, CORE, BULK, WORK, RECORD);

  @ArchTest
  static final ArchRule accounting =
      uses(ACCOUNTING, DSL, USAGE, EXPORT, FORMAT, LAYOUT, TABLE, PLAN, CORE, RECORD);

  @ArchTest
  static final ArchRule summary =
      uses(SUMMARY, ACCOUNTING, DSL, EXPORT, LAYOUT, TABLE, PLAN, CORE, RECORD);

  @ArchTest
  static final ArchRule tree =
      uses(TREE, DSL, GROWTH, INDEX, EXPORT, FORMAT, LAYOUT, TABLE, PLAN, CORE, RECORD);

  @ArchTest
  static final ArchRule report =
      uses(
          REPORT,
          GROWTH,
          FRAGMENTATION,
          CGROUPS,
          ACCOUNTING,
          SUMMARY,
          DSL,
          USAGE,
          INDEX,
          FORMAT,
          LAYOUT,
          TABLE,
          PLAN,
          CORE,
          RECORD);

  @ArchTest
  static final ArchRule everyPackageHasARule =
      classes()
          .should()
          .resideInAnyPackage(
              RECORD,
              BULK,
              WORK,
              STORE,
              DICTIONARY,
              BYTES,
              LEGACY,
              SCAN,
              LENIENT,
              CHUNK,
              LINES,
              PREFIX,
              LOG,
              COUNTED,
              PROBE,
              LIVE,
              CORE,
              PLAN,
              LEXER,
              TABLE,
              LAYOUT,
              EXPORT,
              ENGINE,
              COLUMN,
              FILTER,
              GROUP,
              SORT,
              TOP,
              COMPAT,
              NOTEBOOK,
              DSL,
              GROWTH,
              FRAGMENTATION,
              ACCOUNTING,
              CENSUS,
              CGROUPS,
              SUMMARY,
              TREE,
              REPORT,
              USAGE,
              INDEX,
              FORMAT);

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("org.pageowner.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule coreUsesTheJdksBaseModuleAlone =
      classes()
          .that()
          .resideInAPackage(CORE + "..")
          .should(
              not(
                  dependOnClassesThat(
                      not(resideInAnyPackage(CORE + "..", "java..", "org.jspecify..")))))
          .andShould(
              not(
                  dependOnClassesThat(
                      describe(
                          "are of another module of the JDK",
                          ArchitectureTest::isBeyondJavaBase))));

  @ArchTest
  static final ArchRule publicSignaturesNameOurOwnPublicTypesAlone =
      codeUnits()
          .that()
          .areDeclaredInClassesThat(describe("are exported", ArchitectureTest::isExported))
          .and(describe("are public or protected", ArchitectureTest::isVisible))
          .should(nameNoHiddenType());

  @ArchTest
  static final ArchRule nothingIsLoggedOrPrinted =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging", "org.slf4j..")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** The locations of the classes under test, without the tests of either module. */
  static final class MainClasses implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      return Stream.of(Dump.class, Query.class)
          .map(type -> Location.of(type.getProtectionDomain().getCodeSource().getLocation()))
          .collect(Collectors.toSet());
    }
  }

  private static ArchRule uses(String ruled, String... allowed) {
    String[] known = Stream.concat(Stream.of(ruled), Arrays.stream(allowed)).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ruled)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.pageowner..").and(not(resideInAnyPackage(known))));
  }

  private static boolean isBeyondJavaBase(JavaClass type) {
    return type.getPackageName().startsWith("java.")
        && Object.class.getModule() != type.getBaseComponentType().reflect().getModule();
  }

  private static boolean isExported(JavaClass type) {
    boolean isPublic = type.getModifiers().contains(JavaModifier.PUBLIC);
    return isPublic && !type.getPackageName().contains(".internal");
  }

  private static boolean isVisible(JavaCodeUnit unit) {
    return unit.getModifiers().contains(JavaModifier.PUBLIC)
        || unit.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static ArchCondition<JavaCodeUnit> nameNoHiddenType() {
    return new ArchCondition<>("name no type of Guava and no hidden one") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        for (JavaClass type : named(unit)) {
          boolean ours = type.getPackageName().startsWith("org.pageowner");
          if (type.getPackageName().startsWith("com.google") || (ours && !isExported(type))) {
            events.add(SimpleConditionEvent.violated(unit, unit + " names " + type.getName()));
          }
        }
      }
    };
  }

  private static Set<JavaClass> named(JavaCodeUnit unit) {
    Stream<JavaType> types =
        Stream.concat(
            Stream.of(unit.getReturnType()),
            Stream.concat(unit.getParameterTypes().stream(), unit.getExceptionTypes().stream()));
    return types
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .filter(type -> !type.isPrimitive())
        .collect(Collectors.toSet());
  }
}
