#!/usr/bin/env bash
# Executes the notebooks of this folder with real kernels, from the jars of this repository.
#
#   run.sh [--update] [java] [kotlin]    both unless said
#
# Executed notebooks go to target/executed. What they show must be what the notebooks here
# hold; --update writes it here in place of comparing. Needs JDK 17 or later, Maven, and Debian's
# jupyter-nbconvert and jupyter-client, which are installed if this is root and apt-get is there.
# PAGEOWNER_JAVA_KERNEL=java takes a kernel that Jupyter knows, JJava say, in place of ours.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD

mode=compare
languages=()
for word in "$@"; do
  case $word in
    --update) mode=update ;;
    java | kotlin) languages+=("$word") ;;
    *)
      sed -n '2,11s/^# \{0,1\}//p' "$here/run.sh" >&2
      exit 2
      ;;
  esac
done
[ ${#languages[@]} -gt 0 ] || languages=(java kotlin)

mkdir -p target
if ! command -v jupyter-nbconvert > /dev/null; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
    echo "installing jupyter-nbconvert and jupyter-client" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends jupyter-nbconvert jupyter-client; } > target/apt.log 2>&1 ||
      { cat target/apt.log >&2; echo "the notebooks need jupyter-nbconvert and jupyter-client" >&2; exit 1; }
  else
    echo "missing: jupyter-nbconvert; apt-get install jupyter-nbconvert jupyter-client" >&2
    exit 1
  fi
fi

# The Python that has Jupyter, which need not be the first on the path.
python=$(sed -n '1s/^#! *//p' "$(command -v jupyter-nbconvert)")

if ! ls target/jars/pageowner-dsl-*.jar target/pageowner-notebooks-*.jar > /dev/null 2>&1; then
  echo "building the jars" >&2
  (cd ../.. && mvn -B -q package -DskipTests -pl examples/notebooks -am)
fi
classpath=$(ls "$here"/target/pageowner-notebooks-*.jar "$here"/target/jars/*.jar | paste -sd:)

# Kernels are known to this run alone.
kernels=$here/target/jupyter/kernels
mkdir -p "$kernels/pageowner-java" "$kernels/pageowner-kotlin" target/executed
export JUPYTER_PATH=$here/target/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}
# What JJava itself takes its class path from.
export JJAVA_CLASSPATH=$classpath

cat > "$kernels/pageowner-java/kernel.json" << JSON
{"display_name": "Java", "language": "java",
 "argv": ["java", "-Dslf4j.internal.verbosity=ERROR", "-cp", "$classpath",
          "org.pageowner.notebooks.JavaKernel", "{connection_file}"]}
JSON

# This Kotlin kernel does not know descriptors in libraries.json, and prints an error in every cell
# where it finds one. So it gets the jar without that file, and the same descriptor by its own way.
kotlin_kernel() {
  local home=$here/target/kotlin-home
  mkdir -p "$home" target/kotlin-ours
  [ -d target/kotlin-jars ] ||
    mvn -B -q -f kotlin-kernel.xml dependency:copy-dependencies -DoutputDirectory="$here/target/kotlin-jars"
  cp target/jars/pageowner-core-*.jar target/jars/guava-*.jar target/jars/failureaccess-*.jar target/kotlin-ours
  $python execute.py take-descriptor target/jars/pageowner-dsl-*.jar target/kotlin-ours "$home/pageowner.json"
  echo '<configuration/>' > "$home/logback.xml"
  local jars
  jars=$(ls "$here"/target/kotlin-jars/*.jar "$here"/target/kotlin-ours/*.jar | paste -sd:)
  cat > "$kernels/pageowner-kotlin/kernel.json" << JSON
{"display_name": "Kotlin", "language": "kotlin",
 "argv": ["java", "-Dlogback.configurationFile=$home/logback.xml", "-cp", "$jars",
          "org.jetbrains.kotlinx.jupyter.IkotlinKt", "{connection_file}", "-cp=$jars", "-home=$home"]}
JSON
}

failed=0
for language in "${languages[@]}"; do
  kernel=pageowner-$language
  first=
  if [ "$language" = kotlin ]; then
    kotlin_kernel
    first="%use @file[$here/target/kotlin-home/pageowner.json]"
  fi
  if [ "$language" = java ]; then kernel=${PAGEOWNER_JAVA_KERNEL:-$kernel}; fi
  echo "executing find-a-leak-$language.ipynb with the kernel $kernel" >&2
  $python execute.py "$mode" "$kernel" "find-a-leak-$language.ipynb" "$first" || failed=1
done
exit "$failed"
