#!/usr/bin/env bash
# Executes the notebooks of this folder with real kernels, from the jars of this repository.
#
#   run.sh [--update] [java] [kotlin]    both unless said
#
# The executed notebooks go to target/executed. What they print must be what the notebooks here
# hold; --update writes it here in place of comparing. Needs JDK 17 or later, Maven, and Debian's
# jupyter-nbconvert and jupyter-client, which are installed if this is root and apt-get is there.
# PAGEOWNER_JAVA_KERNEL=java takes a kernel that Jupyter knows, JJava say, in place of ours.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD

update=false
languages=()
for word in "$@"; do
  case $word in
    --update) update=true ;;
    java | kotlin) languages+=("$word") ;;
    *)
      sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
      exit 2
      ;;
  esac
done
[ ${#languages[@]} -gt 0 ] || languages=(java kotlin)

if ! command -v jupyter-nbconvert > /dev/null; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
    echo "installing jupyter-nbconvert and jupyter-client" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends jupyter-nbconvert jupyter-client; } > target-apt.log 2>&1 ||
      { cat target-apt.log >&2; echo "the notebooks need jupyter-nbconvert and jupyter-client" >&2; exit 1; }
    rm -f target-apt.log
  else
    echo "missing: jupyter-nbconvert; apt-get install jupyter-nbconvert jupyter-client" >&2
    exit 1
  fi
fi

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
 "argv": ["java", "-cp", "$classpath", "org.pageowner.notebooks.JavaKernel", "{connection_file}"]}
JSON

kotlin_kernel() {
  [ -d target/kotlin-jars ] ||
    mvn -B -q -f kotlin-kernel.xml dependency:copy-dependencies -DoutputDirectory="$here/target/kotlin-jars"
  local ours
  ours=$(ls target/jars/pageowner-*.jar target/jars/guava-*.jar target/jars/failureaccess-*.jar | sed "s#^#$here/#" | paste -sd:)
  local kernel
  kernel=$(ls "$here"/target/kotlin-jars/*.jar | paste -sd:)
  cat > "$kernels/pageowner-kotlin/kernel.json" << JSON
{"display_name": "Kotlin", "language": "kotlin",
 "argv": ["java", "-cp", "$kernel:$ours", "org.jetbrains.kotlinx.jupyter.IkotlinKt", "{connection_file}",
          "-cp=$kernel:$ours", "-home=$here/target/kotlin-home"]}
JSON
}

failed=0
for language in "${languages[@]}"; do
  kernel=pageowner-$language
  if [ "$language" = kotlin ]; then kotlin_kernel; fi
  if [ "$language" = java ]; then kernel=${PAGEOWNER_JAVA_KERNEL:-$kernel}; fi
  notebook=find-a-leak-$language.ipynb
  echo "executing $notebook with the kernel $kernel" >&2
  if ! jupyter-nbconvert --to notebook --execute --log-level=ERROR \
    --ExecutePreprocessor.kernel_name="$kernel" --ExecutePreprocessor.timeout=120 \
    --output-dir=target/executed "$notebook"; then
    echo "$notebook failed" >&2
    failed=1
    continue
  fi
  python3 outputs.py "$update" "$notebook" "target/executed/$notebook" || failed=1
done
exit "$failed"
