# Sentences about the process: the launcher, rights, streams, memory.
run sh -c "$P summary $F 2>/dev/console"
expect "summary counts its own records apart, and shows its progress" 0 "of these pageowner's own: [0-9,]+ pages"
run sh -c "$P info --max-records=10 - <$F"
expect "a redirection of the kernel's file is read live" 0 '^/dev/stdin: 10 records'
run su user -c "$P info $F"
expect "without root, the message says so" 1 'run as root' err
if [ -e $D/page_owner_stacks/show_stacks ]; then
  run su user -c "$P stacks $D/page_owner_stacks/show_stacks"
  expect "an inventory that may not be read is not called missing" 1 'permission denied' err
fi
run $J -Xmx6m -jar /po/pageowner.jar summary $F
expect "too small a heap is a clear error" 1 'the heap of .* MiB is too small' err
if readlink /proc/self/ns/pid >/dev/null && unshare -p -f true 2>/dev/null; then
  run unshare -p -f $P query $F --cull=module
  expect "in a pid namespace, a warning says that own records are unknown" 0 'this process is in a pid namespace' err
  if grep -q "pageowner's own" /tmp/out; then failed "in a pid namespace, nothing is left out"; else ok "in a pid namespace, nothing is left out"; fi
else
  echo "left out: pid namespace, without CONFIG_PID_NS or unshare"
fi

if command -v wl >/dev/null; then
  available=$(awk '/MemAvailable/ {print int($2 / 1024)}' /proc/meminfo)
  rm -f /tmp/ready
  wl hold workload $((available - 40)) nothp &
  k=0
  while [ ! -s /tmp/ready ] && [ $k -lt 60 ]; do sleep 1; k=$((k + 1)); done
  if ps | grep -q '[w]orkload'; then
    run $P summary $F
    if ps | grep -q '[w]orkload'; then ok "short of memory, the workload survives (exit code $rc)"; else failed "short of memory, the workload survives"; fi
  else
    echo "left out: little memory, for the workload itself did not fit"
  fi
  dmesg | grep 'Killed process'
  killall workload wl 2>/dev/null
else
  echo "left out: little memory, without wl"
fi
