# The rest: a gate as a process, a pipe, reading while the module is removed, other commands.
insmod /lib/leaky.ko 2>/dev/null
if [ -d $D/leaky ]; then
  cat $F >/tmp/before.txt
  echo "3000 0" >$D/leaky/pages
  run $P growth /tmp/before.txt $F --cull=module --fail-over=1500
  expect "a gate with a leak fails" 4 '^ *\+3,[0-9]{3} .* leaky'
  echo "5000 0" >$D/leaky/pages
  (sleep 3; rmmod leaky) &
  run $P query $F --cull=module
  expect "a module that is removed while it is read" 0 'records, .* pages'
  wait
fi
run sh -c "cat $F | $P info -"
expect "a pipe from cat is read" 0 'records, .* pages'
for command in fragmentation stacks 'query --explain --pid=1'; do
  run $P $command $F
  expect "$command" 0 .
done
