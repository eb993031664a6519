#!/usr/bin/env bash
# Builds page_owner_sort of Linux 6.12 from Debian's source package, which `apt-get` must know:
# examples/benchmarks/reference-tool.sh FILE
# Or from a kernel tree of yours: KERNEL_TREE=linux examples/benchmarks/reference-tool.sh FILE
set -euo pipefail
out=$(realpath -m "${1:?where to put the tool}")
package=${KERNEL_PACKAGE:-linux-source-6.12}
source=tools/mm/page_owner_sort.c

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ -n "${KERNEL_TREE:-}" ]; then
  cp "$KERNEL_TREE/$source" "$folder/page_owner_sort.c"
else
  (cd "$folder" && apt-get -q -o APT::Sandbox::User=root download "$package" >&2)
  echo "taking $source out of $(basename "$folder"/*.deb), which takes a minute" >&2
  dpkg-deb --fsys-tarfile "$folder"/*.deb |
    tar -xO "./usr/src/$package.tar.xz" |
    tar -xJO "$package/$source" >"$folder/page_owner_sort.c"
fi
# The kernel's own Makefile does not ask for optimisation; this is the faster tool.
gcc -O2 -o "$out" "$folder/page_owner_sort.c"
echo "$out: $(sha256sum <"$folder/page_owner_sort.c" | cut -c1-16) (source)" >&2
