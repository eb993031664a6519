#!/usr/bin/env bash
# Measures pages by caller over the dumps of simulated hosts: see docs/performance.md.
#   measure.sh generate FOLDER HOSTS [SIZE]      dumps of HOSTS machines, of 20 MB unless given
#   measure.sh plan FOLDER                       the driver's work for a folder: tasks, memory
#   measure.sh FOLDER HOSTS[,HOSTS...] ROUNDS CONTENDER[,CONTENDER...]
# Contenders: pushed and rows (the data source, with and without push-down of the aggregate), text
# (spark.read.text and regular expressions), process (the library in one process).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

# Every third machine has a kernel of 5.13 to 6.6, which prints free_ts and no _noprof; every fourth
# one runs many services.
generate() {
  local folder=$1 hosts=$2 size=${3:-20M} host shape file
  mkdir -p "$folder"
  for ((host = 1; host <= hosts; host++)); do
    shape=real
    [ $((host % 4)) -ne 0 ] || shape=varied
    file=$folder/host-$(printf %05d "$host").txt
    java -XX:TieredStopAtLevel=1 -cp "${BENCHMARKS:-$root/examples/benchmarks/target/benchmarks.jar}" \
      org.pageowner.benchmarks.Main generate $shape "$size" "$file" "$host"
    if [ $((host % 3)) -eq 0 ]; then
      sed -i -e 's/^\(Page allocated .* ns\)$/\1, free_ts 0 ns/' -e 's/_noprof+/+/' "$file"
    fi
  done
}

if [ "${1:-}" = generate ] && [ $# -ge 3 ]; then
  shift
  [ -n "${BENCHMARKS:-}" ] ||
    mvn -B -q -f "$root/pom.xml" -pl examples/benchmarks -am package -DskipTests
  generate "$@"
  exit
fi
[ $# -eq 4 ] || { [ $# -eq 2 ] && [ "$1" = plan ]; } || { sed -n '2,7s/^# *//p' "$0" >&2; exit 2; }

if [ -z "${CLASS_PATH:-}" ]; then
  mvn -B -q -f "$root/pom.xml" -Pspark -pl core,dsl,examples/spark -am package \
    dependency:build-classpath -Dmdep.outputFile=target/classpath.txt -DskipTests
  CLASS_PATH=$here/target/test-classes:$here/target/classes:$(cat "$here/target/classpath.txt")
fi
read -ra opens < <(sed -n 's:.*<spark.opens>\(.*\)</spark.opens>.*:\1:p' "$here/pom.xml")
SPARK_LOCAL_IP=127.0.0.1 java "${opens[@]}" -Xmx4g -cp "$CLASS_PATH" \
  org.pageowner.spark.FleetBenchmark "$@" 2>"${ERRORS:-/dev/null}"
