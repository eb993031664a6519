# The library and the command line, in one process.
cat $F >/tmp/before.txt
# Again, in place, so that it has the pages of its own file.
dd if=$F of=/tmp/before.txt bs=64k conv=notrunc 2>/dev/null
run $J -cp /po/pageowner.jar:/po/checks org.pageowner.cli.CommandChecks $F /tmp/before.txt
show
rm -f /tmp/before.txt
