# The quick part.
run $J -cp /po/pageowner.jar:/po/checks LiveChecks $F
grep -E '^(ok|FAILED): ' /tmp/out
[ $rc = 0 ] || failed "LiveChecks: exit code $rc"

cat $F >/tmp/before.txt
run $P growth /tmp/before.txt $F --fail-over=5000 --limit=5
expect "a gate without a leak passes" 0 "of these pageowner's own: [0-9,]+ pages"
run $P growth /tmp/before.txt $F --fail-over=1500 --limit=3 --include-own
expect "--include-own keeps the own records" 4 'memory grew' err

run $P summary $F
expect "summary counts its own records apart" 0 "of these pageowner's own: [0-9,]+ pages"
run sh -c "$P records $F >/tmp/records; grep -c '\"own\":true' /tmp/records"
expect "records marks its own records" 0 '^[1-9]'
if echo $$ | unshare -p -f cat >/dev/null 2>&1; then
  run unshare -p -f $P query $F --cull=module
  expect "in a pid namespace, a warning says that own records are unknown" 0 'this process is in a pid namespace' err
  without "in a pid namespace, nothing is left out" "pageowner's own:"
else
  echo "left out: pid namespace, without unshare"
fi

run $P query $F --cull=module --deadline=0.3
expect "a deadline stops the reading, with a warning" 0 'is incomplete: the deadline of 0.3 s passed; the records (from PFN|that follow)' err
without "a deadline is not malformed" 'malformed'
run $P info --strict --deadline=0.3 $F
expect "a deadline passes under --strict" 0 'stopped: the deadline'
run $P info --max-records=100 $F
expect "--max-records" 0 ': 100 records'
run $P query $F --pfns=0x1000-0x2000 --readers=2 --where='pfn < 0x1000 or pfn >= 0x2000'
expect "--pfns" 0 '^0 rows|^no rows|0 records'
run $P info --kernel-mode=handle $F
if grep -q 'records' /tmp/out; then ok "--kernel-mode on a kernel that has it"; else
  expect "--kernel-mode on a kernel without it says so" 1 'does not take the filter mode=handle' err
fi
run sh -c "$P info --max-records=10 - <$F"
expect "a redirection of the kernel's file is read live" 0 'page_owner: 10 records'
run sh -c "cat $F | $P info -"
expect "a pipe from cat is read" 0 'records, .* pages'

run sh -c "$P summary $F >/tmp/out 2>/dev/console"
[ $rc = 0 ] && ok "summary with progress on a terminal" || failed "summary with progress on a terminal"

chmod 700 $D
run su user -c "$P info $F"
expect "without root, the message says so" 1 'run as root' err
if [ -e $D/page_owner_stacks/show_stacks ]; then
  run su user -c "$P stacks $D/page_owner_stacks/show_stacks"
  expect "an inventory that may not be read is not called missing" 1 'permission denied' err
fi

run $J -Xmx6m -jar /po/pageowner.jar summary $F
expect "too small a heap is a clear error" 1 'the heap of .* MiB is too small' err

if [ -d $D/leaky ]; then
  cat $F >/tmp/before.txt
  echo "3000 0" >$D/leaky/pages
  run $P growth /tmp/before.txt $F --cull=module --fail-over=1500
  expect "a gate with a leak fails" 4 '^ *\+3,0[0-9]{2} .* leaky'
  if grep -m1 -E '^ *\+' /tmp/out | grep -q leaky; then ok "the leak is the first row"; else failed "the leak is the first row"; fi
  rmmod leaky
  run $P growth /tmp/before.txt $F --cull=module
  expect "after rmmod, the leak is of no known module" 0 'of no known module: .* 3,0[0-9]{2} after'
  without "after rmmod, the leak is not of vmlinux" '^ *\+3,[0-9]{3} .* vmlinux'
  run $P query $F --cull=module
  expect "a table by module reports the unresolved pages" 0 'of no known module: [0-9,]+ pages'
else
  echo "left out: leaks, without the module leaky"
fi

if command -v wl >/dev/null; then
  available=$(awk '/MemAvailable/ {print int($2 / 1024)}' /proc/meminfo)
  rm -f /tmp/ready
  wl hold workload $((available - 40)) nothp &
  k=0
  while [ ! -s /tmp/ready ] && [ $k -lt 60 ]; do sleep 1; k=$((k + 1)); done
  run $P summary $F
  if ps | grep -q '[w]orkload'; then ok "short of memory, the workload survives (exit code $rc)"; else failed "short of memory, the workload survives"; fi
else
  echo "left out: little memory, without wl"
fi
