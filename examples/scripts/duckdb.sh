#!/usr/bin/env bash
# Executes the statements of docs/how-to/go-on-in-duckdb-or-pandas.md in DuckDB, over the records of a sample
# dump, and compares the answers with those of pageowner. Needs the jar of the command line and Maven, which
# fetches DuckDB's JDBC driver (70 MB) once.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(sed -n 's#.*<artifactId>duckdb_jdbc</artifactId><version>\([^<]*\)</version>.*#\1#p' examples/benchmarks/pom.xml)
driver=${MAVEN_REPOSITORY:-$HOME/.m2/repository}/org/duckdb/duckdb_jdbc/$version/duckdb_jdbc-$version.jar
[ -f "$driver" ] || mvn -B -q dependency:get -Dartifact=org.duckdb:duckdb_jdbc:"$version" -Dtransitive=false
jar=${PAGEOWNER_JAR:-$PWD/examples/cli/target/pageowner.jar}
dump=$PWD/examples/samples/6.12-B.txt
page=$PWD/docs/how-to/go-on-in-duckdb-or-pandas.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

java -jar "$jar" records "$dump" --output="$work/records.ndjson"
# Each ```sql block of the page is one statement.
awk -v folder="$work" '/^```sql/ {n++; on=1; next} /^```/ {on=0} on {print > (folder "/" n ".sql")}' "$page"
for statement in "$work"/*.sql; do
  echo "-- $(basename "$statement")"
  (cd "$work" && java -cp "$driver" "$OLDPWD/examples/scripts/DuckDb.java" "$(cat "$statement")") |
    tee "${statement%.sql}.out"
done

# answer WHERE KEY COLUMNS: our answer as DuckDB prints it
answer() {
  java -jar "$jar" query "$dump" --where="$1" --cull="$2" --sort="$3" --limit=5 --format=csv |
    awk -F, "NR > 1 {print \$3 \"\\t\" $4}"
}
answer 'not early' caller -pages,caller '$2' | diff - <(cut -f1,2 "$work/1.out")
answer 'allocator has SLAB and not early' name -times,name '$1' | diff - <(head -5 "$work/2.out" | cut -f1,2)
[ -s "$work/2.out" ]
echo "DuckDB and pageowner agree"
