# A kernel that is not booted with page_owner=on.
run $P info $F
expect "without page_owner=on, the message names it" 1 'page_owner=on' err
run sh -c "$P info - </dev/null"
expect "an empty pipe is called empty" 1 'standard input is empty' err
umount $D
run $P summary $F
expect "without debugfs, the message names it" 1 'mount debugfs' err
