#!/usr/bin/env bash
# Executes the Python block of docs/how-to/go-on-in-duckdb-or-pandas.md over the records of a sample dump, and
# compares its answer with that of pageowner. Needs the jar of the command line, and a Python 3 with pandas and
# pyarrow; PYTHON names it (default python3). Where it has none, they are installed by pip into
# target/venv of this folder; where that cannot be, this is left out, and says so.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
python=${PYTHON:-python3}
venv=$here/target/venv
has_pandas() { "$1" -c 'import pandas, pyarrow' 2>/dev/null; }
if ! has_pandas "$python"; then
  if ! has_pandas "$venv/bin/python"; then
    mkdir -p "$here/target"
    if ! { "$python" -m venv "$venv" && "$venv/bin/pip" install -q pandas pyarrow; } >"$here/target/pip.log" 2>&1; then
      echo "pandas: left out, for it cannot be installed; see ${here#"$PWD"/}/target/pip.log"
      exit 0
    fi
  fi
  python=$venv/bin/python
fi
jar=${PAGEOWNER_JAR:-$PWD/examples/cli/target/pageowner.jar}
dump=$PWD/examples/samples/6.12-B.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

java -jar "$jar" records "$dump" --output="$work/records.ndjson"
awk '/^```python/ {on=1; next} /^```/ {on=0} on' docs/how-to/go-on-in-duckdb-or-pandas.md >"$work/page.py"
(cd "$work" && "$python" page.py) | tee "$work/out"

# pandas leaves out a module that is equal to the one above.
java -jar "$jar" query "$dump" --where='not early' --cull=module,caller --sort=-pages --limit=5 --format=csv |
  awk -F, 'NR > 1 {print $4, $2}' >"$work/expected"
awk 'NR > 1 && !/^Name:/ {print $(NF - 1), $NF}' "$work/out" | diff "$work/expected" - &&
  echo "pandas and pageowner agree"
