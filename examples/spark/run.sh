#!/usr/bin/env bash
# Builds the data source for Apache Spark, target/pageowner-spark.jar, and tests it: in this process,
# and in local-cluster[2,1,1024] with executors in processes of their own. Spark, 286 MB, comes from
# Maven, so the default build leaves it out.
# Arguments are passed on to Maven: examples/spark/run.sh -DskipTests
# -Dpageowner.dumps=FOLDER runs the tests in several processes over other dumps, with their records
# in memory: -Dtest=ClusterTest -Dpageowner.dumps=/dumps
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
modules=(-pl core,dsl,examples/spark -am)
# the tests of core and dsl are those of the default build
mvn -B -q -f "$root/pom.xml" -Pspark "${modules[@]}" integration-test \
  -Dmaven.javadoc.skip -Dmaven.source.skip \
  -Dsurefire.failIfNoSpecifiedTests=false -Dtest='org.pageowner.spark.*Test' "$@"
