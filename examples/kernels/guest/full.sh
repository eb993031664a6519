# The rest: reading while the module is removed, and allocations that fail.
insmod /lib/leaky.ko 2>/dev/null
if [ -d $D/leaky ]; then
  echo "5000 0" >$D/leaky/pages
  (sleep 3; rmmod leaky) &
  run $P query $F --cull=module
  expect "a module that is removed while it is read" 0 'records, .* pages'
  wait
fi
for command in fragmentation stacks 'query --explain --pid=1'; do
  run $P $command $F
  expect "$command" 0 .
done
