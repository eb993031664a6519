#!/usr/bin/env bash
# Fuzzes each target for some minutes (3 unless said): examples/fuzz/run.sh [MINUTES] [TARGET...]
# A finding is kept under examples/fuzz/src/test/resources, where each later build replays it.
set -euo pipefail
cd "$(dirname "$0")/../.."

minutes=${1:-3}
shift || true
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  targets=(DumpFuzzTest KernelLogFuzzTest PastedTextFuzzTest StackInventoryFuzzTest SortedOutputFuzzTest PageTypeInfoFuzzTest PlanFuzzTest ConditionFuzzTest)
fi
failed=()
started=$(mktemp)
trap 'rm -f "$started"' EXIT
for target in "${targets[@]}"; do
  touch "$started"
  echo "== $target, $minutes minutes"
  status=0
  JAZZER_FUZZ=1 timeout "${minutes}m" mvn -B -q test -pl examples/fuzz -am -Dtest="$target" \
    -Dsurefire.failIfNoSpecifiedTests=false || status=$?
  if [ "$status" -eq 124 ]; then
    # The time is up, and nothing was found; the fuzzer still keeps the input it was at.
    sleep 2
    find examples/fuzz/src -newer "$started" -name 'crash-*' -delete
  else
    failed+=("$target")
  fi
done
if [ ${#failed[@]} -gt 0 ]; then
  echo "found something: ${failed[*]}"
  exit 1
fi
echo "nothing found"
