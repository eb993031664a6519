#!/usr/bin/env bash
# Compares the profiles of this project, as "go tool pprof" reads them, with its queries.
#
#   check.sh [BEFORE AFTER]    two dumps of one boot; samples of this repository unless given
#
# Checks that pprof's totals are those of the query for each type of sample, that its functions have
# the pages of the folded stacks without the allocators, that -diff_base of two profiles is the
# profile of the growth, and that labels select. Needs the command line, which it builds if it is missing, and
# Debian's golang-go, which is installed if this is root and apt-get is there.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
before=${1:-$root/examples/samples/6.12-A.txt}
after=${2:-$root/examples/samples/6.12-B.txt}
pageowner=${PAGEOWNER:-$root/examples/cli/target/pageowner}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PPROF_TMPDIR=$work HOME=$work

if ! command -v go > /dev/null; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
    echo "installing golang-go" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends golang-go; } > "$work/apt.log" 2>&1 ||
      { cat "$work/apt.log" >&2; echo "the check needs golang-go" >&2; exit 1; }
  else
    echo "missing: go; apt-get install golang-go" >&2
    exit 1
  fi
fi
[ -n "${PAGEOWNER:-}" ] || [ -x "$pageowner" ] || mvn -B -q package -DskipTests

fail() {
  echo "check.sh: $*" >&2
  exit 1
}

# The lines "FLAT FUNCTION" of pprof -top, all functions, by one type of sample.
top() { # TYPE ARGUMENT...
  local type=$1 unit=minimum
  shift
  [ "$type" != space ] || unit=bytes
  go tool pprof -sample_index="$type" -unit=$unit -nodecount=100000 -nodefraction=0 -top "$@" 2> /dev/null |
    awk 'rows && $1 != "0" { sub(/B$/, "", $1); flat = $1; $1 = $2 = $3 = $4 = $5 = ""; sub(/^ +/, ""); print flat, $0 } /flat%/ { rows = 1 }'
}

profile() { # DUMP FILE OPTION...
  "$pageowner" query "$1" --format=pprof --output="$2" "${@:3}"
}

# The pages by the function that pprof shows as the innermost one: from the outermost function that
# drop_frames does not match, inward to the first that it matches. (The key caller starts at the
# inner end, which differs where an allocator calls other code that allocates.)
callers() { # PROFILE, folded stacks on standard input
  gzip -dc "$1" > "$work/unpacked"
  perl -e '
    open(my $in, "<:raw", shift) or die; local $/; my $profile = <$in>; $/ = "\n";
    # A length of two bytes, then the string.
    $profile =~ /([\x80-\xff])([\x01-\x7f])(post_alloc_hook\|.*)/s or die "no drop_frames";
    my $dropped = substr($3, 0, (ord($1) & 127) | ord($2) << 7);
    my $drop = qr/^(?:$dropped)$/;
    while (<STDIN>) {
      my ($path, $pages) = /^(.*) (\d+)$/ or die "not folded: $_";
      my ($shown, $outside) = ("", 0);
      for my $name (split /;/, $path) {
        last if $outside && $name =~ $drop;
        $outside = 1 if $name !~ $drop;
        $shown = $name;
      }
      $sums{$shown} += $pages;
    }
    print "$sums{$_} $_\n" for keys %sums;' "$work/unpacked"
}

sum() { awk '{ n += $1 } END { printf "%.0f\n", n }'; }

count=0
for dump in "$before" "$after"; do
  count=$((count + 1))
  file=$work/$count.pb.gz
  profile "$dump" "$file" --cull=order,module --where='not early'
  # The totals, for each type of sample.
  for type in allocations:times pages:pages space:bytes; do
    expected=$("$pageowner" query "$dump" --format=folded --value="${type#*:}" --where='not early' |
      awk '{ n += $NF } END { printf "%.0f\n", n }')
    actual=$(top "${type%:*}" "$file" | sum)
    [ "$expected" = "$actual" ] || fail "$dump: $actual ${type%:*} in pprof, $expected in the query"
  done
  # The functions outside of the allocators, all of them.
  "$pageowner" query "$dump" --format=folded --where='not early' |
    callers "$file" | sort > "$work/callers"
  top pages "$file" | sort > "$work/top"
  [ -s "$work/top" ] || fail "$dump: pprof shows no function"
  diff "$work/callers" "$work/top" || fail "$dump: the functions of pprof differ"
  # A label selects as a condition does.
  expected=$("$pageowner" query "$dump" --format=folded --where='order = 0 and not early' |
    awk '{ n += $NF } END { printf "%.0f\n", n }')
  actual=$(top pages -tagfocus=order=0 "$file" | sum)
  [ "$expected" = "$actual" ] || fail "$dump: $actual pages of order 0 in pprof, $expected in the query"
done

# The growth is the difference that pprof makes of the two files.
profile "$before" "$work/a.pb.gz" --where='not early'
profile "$after" "$work/b.pb.gz" --where='not early'
"$pageowner" growth "$before" "$after" --format=pprof --output="$work/growth.pb.gz" --where='not early'
for type in allocations pages space; do
  top "$type" -diff_base="$work/a.pb.gz" "$work/b.pb.gz" > "$work/diff"
  top "$type" "$work/growth.pb.gz" > "$work/growth"
  [ -s "$work/diff" ] || fail "pprof shows no difference"
  diff "$work/diff" "$work/growth" || fail "the growth is not pprof's difference of $type"
done
go tool pprof -sample_index=pages -top "$work/growth.pb.gz" 2> /dev/null | grep -m1 '% of ' > "$work/line"
go tool pprof -sample_index=pages -top -diff_base="$work/a.pb.gz" "$work/b.pb.gz" 2> /dev/null |
  grep -m1 '% of ' | diff - "$work/line" || fail "pprof's totals of the growth differ"
echo "pprof agrees: $count dumps, and their growth"
