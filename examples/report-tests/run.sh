#!/usr/bin/env bash
# Opens reports in Chromium, and uses them: ./run.sh [options of mvn]. Installs Debian's chromium and
# chromium-driver if they are missing; where it cannot, this fails.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    chromium chromium-driver fonts-dejavu-core
fi
exec mvn -B -q -Pbrowser -pl examples/report-tests -am test \
  -Dtest='org.pageowner.report.*Test' -Dsurefire.failIfNoSpecifiedTests=false "$@"
