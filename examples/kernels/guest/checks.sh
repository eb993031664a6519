# Sourced by init: checks pageowner on the running kernel, and prints a line for each check.
D=/sys/kernel/debug
F=$D/page_owner
export READY=/tmp/ready
# Under emulation with two processors, code of the second compiler crashes now and then.
export JAVA_HOME=/po/runtime PAGEOWNER_JAVA_OPTIONS="-XX:TieredStopAtLevel=1" XDG_CACHE_HOME=/tmp/cache
P=/po/pageowner
J="java -XX:TieredStopAtLevel=1"

# khugepaged allocates huge pages for a process, with a tgid of its own.
echo never >/sys/kernel/mm/transparent_hugepage/enabled 2>/dev/null

ok() { echo "ok: $*"; }
failed() {
  echo "FAILED: $*"
  head -20 /tmp/out | cut -c1-200
  head -5 /tmp/err | cut -c1-300
}
# run COMMAND: its exit code is in rc, its output in /tmp/out and /tmp/err
run() {
  begin=$(cut -d' ' -f1 /proc/uptime)
  "$@" >/tmp/out 2>/tmp/err </dev/null
  rc=$?
  echo "ran: $(cut -d' ' -f1 /proc/uptime) from $begin, rc $rc: $*"
}
# show: prints the results of the last run, which checked itself
show() {
  grep -E '^(ok|FAILED|left out|ran|  ).*' /tmp/out
  [ $rc = 0 ] || { echo "FAILED: exit code $rc"; head -20 /tmp/err; }
}
# expect NAME RC PATTERN [STREAM]: checks the last run
expect() {
  if [ "$rc" = "$2" ] && grep -qE "$3" "/tmp/${4:-out}"; then ok "$1"; else failed "$1 (exit code $rc, not $2 with '$3')"; fi
}

if [ "$po" = off ]; then
  . /po/off.sh
else
  . /po/quick.sh
  [ "$processes" = yes ] && . /po/processes.sh
  [ "$part" = full ] && . /po/full.sh
fi
echo "checks: done"
