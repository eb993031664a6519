#!/usr/bin/env bash
# Measures pages by caller over the dumps of simulated hosts: see docs/performance.md.
#   measure.sh generate FOLDER HOSTS [SIZE]         dumps of HOSTS machines, 20 MB each
#   measure.sh FOLDER HOSTS[,HOSTS...] ROUNDS [CONTENDERS]
# CONTENDERS are some of pushed,rows,text,process.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

# Every third machine has a kernel of 5.13 to 6.6, which prints free_ts and has no _noprof; every
# fourth runs many services.
generate() {
  local folder=$1 hosts=$2 size=${3:-20M} host shape
  mkdir -p "$folder"
  for ((host = 1; host <= hosts; host++)); do
    shape=real
    [ $((host % 4)) -ne 0 ] || shape=varied
    file=$folder/host-$(printf %05d "$host").txt
    java -cp "$root/examples/benchmarks/target/benchmarks.jar" org.pageowner.benchmarks.Main \
      generate $shape "$size" "$file" "$host"
    if [ $((host % 3)) -eq 0 ]; then
      sed -i -e 's/^\(Page allocated .* ns\)$/\1, free_ts 0 ns/' -e 's/_noprof+/+/' "$file"
    fi
  done
}

if [ "${1:-}" = generate ]; then
  shift
  mvn -B -q -f "$root/pom.xml" -pl examples/benchmarks -am package -DskipTests
  generate "$@"
  exit
fi
[ $# -ge 3 ] || { sed -n '2,5p' "$0" >&2; exit 2; }
mvn -B -q -f "$root/pom.xml" -Pspark -pl examples/spark -am test-compile exec:help >/dev/null 2>&1 || true
"$here/run.sh" -DskipTests
classpath=$here/target/classpath.txt
[ -s "$classpath" ] ||
  mvn -B -q -f "$here/pom.xml" -Pspark dependency:build-classpath -Dmdep.outputFile="$classpath"
