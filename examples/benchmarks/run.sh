#!/usr/bin/env bash
# How fast it is, beside other programs: see docs/performance.md.
set -euo pipefail

usage() {
  cat <<'USAGE'
examples/benchmarks/run.sh WHAT [WORDS]

  quick                    ratios to the yardsticks on small dumps, in a minute
  generate SHAPE SIZE FILE a synthetic dump: real, varied or unique; 100M, 1.7G
  load FILE                loading with one thread and with two, warm, beside wc -l
  sort FILE                sort --cull=st -m and sort, cold, beside page_owner_sort
  unique [FILE|SIZE]       sort where most text is written back, beside page_owner_sort and cp
  heap FILE                retained heap of a loaded dump
  stream [FILE|SIZE]       query --cull in 256 MiB, beside Dump.read with heap enough
  query [RECORDS]          queries over loaded records, beside DuckDB
  merge [HOSTS]            merge of censuses in 256 MiB, by two keys; 1,000 hosts unless given
  censuses KEY HOSTS GROUPS POOL FOLDER
                           made-up censuses: callpath or stacktrace; the groups of a host, and
                           those of the fleet, from which each host has some
  small [FILE|SIZE]        whole processes on 1 MB
  linear [LARGEST] [SVG]   cost against size, and a plot of it
  jmh [OPTIONS]            the stages one by one, under JMH; -h lists its options
  answers OLD NEW [DUMP..] 200 generated commands with two jars of the command line: do their
                           answers differ in a byte? COUNT and SEED choose others
  machine                  description of the machine

Settings, as environment variables:
  JAVA_HOMES      homes of Javas to measure with, with : between; else the one that is in use
  ROUNDS          number of runs of each contender, in turn with the others (5)
  PAGEOWNER       the command line to measure; else examples/cli/target/pageowner, the launcher
  REFERENCE_TOOL  page_owner_sort; else it is built from Debian's kernel source where it is needed
  BENCH_DIR       where dumps and outputs go (examples/benchmarks/target/bench); a fast disk
  SEED            of synthetic dumps (1)
  HEAP            of JVMs that load dumps (4g; 10g for query)
USAGE
}

what=${1:-}
[ -n "$what" ] || { usage >&2; exit 2; }
shift
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
jar=$here/target/benchmarks.jar
export BENCH_DIR=${BENCH_DIR:-$here/target/bench}
own_jar=$root/examples/cli/target/pageowner.jar
export PAGEOWNER_JAR=${PAGEOWNER_JAR:-$own_jar}
export PAGEOWNER=${PAGEOWNER:-$root/examples/cli/target/pageowner}
export JAVA_HOMES=${JAVA_HOMES:-}
mkdir -p "$BENCH_DIR"

# Whether a jar is missing, or older than a source: what is measured must be what is here.
is_old() {
  [ ! -e "$1" ] ||
    [ -n "$(find "$root"/{core,dsl,examples/cli,examples/benchmarks}/src -path '*/src/main/*' -newer "$1" -print -quit)" ]
}

if is_old "$jar" || { [ "$PAGEOWNER_JAR" = "$own_jar" ] && is_old "$own_jar"; }; then
  echo "building first: mvn package" >&2
  mvn -B -q -f "$root/pom.xml" -pl examples/cli,examples/benchmarks -am package -DskipTests >&2
fi

# Runs the benchmarks with one Java.
java_main() {
  local home=$1
  shift
  "${home:+$home/bin/}java" "$@"
}

first_java() {
  echo "${JAVA_HOMES%%:*}"
}

# Measurements within a JVM: once for each Java.
in_each_java() {
  local homes home
  IFS=: read -ra homes <<<"$JAVA_HOMES"
  [ ${#homes[@]} -gt 0 ] || homes=("")
  for home in "${homes[@]}"; do
    java_main "$home" -Xms"$1" -Xmx"$1" -XX:+AlwaysPreTouch -cp "$jar${extra:+:$extra}" org.pageowner.benchmarks.Main "${@:2}"
  done
}

# Measurements of whole processes: this JVM only starts them and waits.
whole() {
  java_main "$(first_java)" -Xmx256m -cp "$jar" org.pageowner.benchmarks.Main "$@"
}

reference_tool() {
  REFERENCE_TOOL=${REFERENCE_TOOL:-$BENCH_DIR/page_owner_sort}
  [ -x "$REFERENCE_TOOL" ] || "$here/reference-tool.sh" "$REFERENCE_TOOL"
  export REFERENCE_TOOL
}

# A dump: the file that was named, or one of a shape and a size, made for this run.
dump=
made=
take_dump() {
  if [ -e "$1" ]; then
    dump=$1
  else
    dump=$BENCH_DIR/$2-$1.txt
    made=$dump
    whole generate "$2" "$1" "$dump" "${SEED:-1}"
  fi
}
trap '[ -z "$made" ] || rm -f "$made"' EXIT

case $what in
  help | -h | --help) usage ;;
  generate | censuses | machine | read) whole "$what" "$@" ;;
  answers)
    [ $# -ge 2 ] || { usage >&2; exit 2; }
    if [ $# -eq 2 ]; then
      samples=$root/core/src/test/resources/org/pageowner/samples
      set -- "$@" "$samples"/6.1-A.txt "$samples"/6.12-{A,B,hostile,stack_handle}.txt \
        "$samples"/6.12-{mixed,moment}.txt.gz
    fi
    whole answers "$@"
    ;;
  quick)
    if [ -z "${REFERENCE_TOOL:-}" ] && [ -x "$BENCH_DIR/page_owner_sort" ]; then
      export REFERENCE_TOOL=$BENCH_DIR/page_owner_sort
    fi
    JAVA_HOMES=$(first_java)
    in_each_java "${HEAP:-4g}" quick
    ;;
  load)
    reference_tool
    in_each_java "${HEAP:-4g}" load "$@"
    ;;
  heap) in_each_java "${HEAP:-4g}" heap "$@" ;;
  sort)
    reference_tool
    whole sort "$@"
    ;;
  unique)
    reference_tool
    take_dump "${1:-1.7G}" unique
    whole unique "$dump"
    ;;
  stream)
    take_dump "${1:-3G}" real
    whole stream "$dump"
    ;;
  small)
    take_dump "${1:-1M}" varied
    whole small "$dump"
    ;;
  merge) whole merge "${1:-1000}" ;;
  linear) whole linear "${1:-10G}" "${2:-$BENCH_DIR/linear.svg}" ;;
  query)
    drivers=$here/target/duckdb
    if ! ls "$drivers"/duckdb_jdbc-*.jar >/dev/null 2>&1; then
      mvn -B -q -f "$root/pom.xml" -pl examples/benchmarks -am -Pduckdb package -DskipTests \
        dependency:copy-dependencies -DincludeArtifactIds=duckdb_jdbc -DoutputDirectory="$drivers" >&2
    fi
    extra=$(ls "$drivers"/duckdb_jdbc-*.jar)
    in_each_java "${HEAP:-10g}" query "${1:-10M}"
    ;;
  jmh) java_main "$(first_java)" -cp "$jar" org.pageowner.benchmarks.Main jmh "$@" ;;
  *)
    echo "nothing is called $what" >&2
    usage >&2
    exit 2
    ;;
esac
