#!/usr/bin/env bash
# Boots real kernels under QEMU, and checks there the sentences that only a running kernel can prove.
#
#   run.sh quick|full                     every kernel of the folder PAGEOWNER_LAB: bzImage-VERSION with
#                                         the initrd-VERSION.gz of the same version, or of its beginning
#   run.sh quick|full KERNEL INITRD       one kernel
#
# An initial RAM disk has busybox in /bin; the module /lib/leaky.ko, which leaks pages on request; and
# the program wl, which holds memory. Checks that need a missing part are left out, and say so.
# The quick part checks the sentences about the process (rights, memory, streams) on the last kernel
# alone; the full part on all of them, and what there is without page_owner=on. The jar is examples/cli/target/pageowner.jar, or PAGEOWNER_JAR. Needs a JDK with jlink, and cpio and
# QEMU, which are installed by apt-get where they are missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
part=${1:?quick or full}
shift
lab=${PAGEOWNER_LAB:-$root/../shared/lab}
jar=${PAGEOWNER_JAR:-$root/examples/cli/target/pageowner.jar}
work=$here/target
limit=${PAGEOWNER_BOOT_SECONDS:-$([ "$part" = quick ] && echo 290 || echo 1200)}

pairs=()
if [ $# -eq 2 ]; then
  pairs=("$1" "$2")
else
  for kernel in "$lab"/bzImage-*; do
    version=${kernel##*/bzImage-}
    disk=$lab/initrd-$version.gz
    while [ ! -f "$disk" ] && [ "$version" != "${version%.*}" ]; do
      version=${version%.*}
      disk=$lab/initrd-$version.gz
    done
    [ -f "$kernel" ] && [ -f "$disk" ] && pairs+=("$kernel" "$disk")
  done
fi
if [ ${#pairs[@]} -eq 0 ]; then
  echo "kernels: left out, for there is no kernel in the folder PAGEOWNER_LAB"
  exit 0
fi
[ -f "$jar" ] || { echo "kernels: no $jar; build it first: mvn -B -q package -DskipTests" >&2; exit 1; }

missing=()
command -v qemu-system-x86_64 >/dev/null || missing+=(qemu-system-x86)
command -v cpio >/dev/null || missing+=(cpio)
if [ ${#missing[@]} -gt 0 ]; then
  sudo=$([ "$(id -u)" = 0 ] || echo sudo)
  # shellcheck disable=SC2086 # it may be no word
  { $sudo apt-get install -y -q --no-install-recommends "${missing[@]}" ||
    { $sudo apt-get update -q && $sudo apt-get install -y -q --no-install-recommends "${missing[@]}"; }
  } >/dev/null
fi

mkdir -p "$work"
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v jlink)")")")}

# A Java runtime with the modules that the jar uses, and the libraries of the system that it needs.
runtime=$work/runtime
if [ ! -x "$runtime/bin/java" ]; then
  rm -rf "$runtime"
  "$java_home/bin/jlink" --add-modules java.base,java.logging,java.management,jdk.unsupported \
    --strip-debug --no-man-pages --no-header-files --compress=2 --output "$runtime"
  "$runtime/bin/java" -Xshare:dump >/dev/null
fi

overlay=$work/overlay
rm -rf "$overlay"
mkdir -p -m 755 "$overlay/po"
cp -a "$runtime" "$overlay/po/runtime"
ldd "$runtime/bin/java" "$runtime/lib/server/libjvm.so" "$runtime"/lib/lib*.so 2>/dev/null |
  tr ' \t' '\n\n' | grep -E '^/(usr/)?lib' | sort -u |
  while read -r library; do
    mkdir -p "$overlay$(dirname "$library")"
    cp -L "$library" "$overlay$library"
  done
cp "$jar" "$overlay/po/pageowner.jar"
cp "$root/examples/cli/src/main/launcher/pageowner" "$overlay/po/pageowner"
"$java_home/bin/javac" -nowarn --release 17 -cp "$jar" -d "$overlay/po/checks" "$here"/checks/*.java
cp "$here"/guest/*.sh "$overlay/po/"
cp "$here/guest/init" "$overlay/init"
chmod 755 "$overlay/init" "$overlay/po/pageowner"
(cd "$overlay" && find . | cpio -o -H newc --quiet) >"$work/overlay.cpio"

# Emulation, which runs everywhere; PAGEOWNER_ACCELERATOR=kvm is faster where it works.
accelerator=${PAGEOWNER_ACCELERATOR:-tcg,thread=multi}

# boot NAME KERNEL INITRD KERNEL_ARGUMENTS: writes NAME.log
# no_timer_check: on a busy machine the emulated timer is late, and the kernel panics over it.
boot() {
  local disk=$work/$1.initrd pad
  cp "$3" "$disk"
  chmod u+w "$disk"
  # Each archive begins at a multiple of 4 bytes.
  pad=$(((4 - $(stat -c %s "$disk") % 4) % 4))
  head -c "$pad" /dev/zero >>"$disk"
  cat "$work/overlay.cpio" >>"$disk"
  timeout "$limit" qemu-system-x86_64 -accel "$accelerator" -cpu Westmere -M q35 -m 1G -smp 2 \
    -nodefaults -display none -no-reboot -serial stdio -monitor none -kernel "$2" -initrd "$disk" \
    -append "console=ttyS0 panic=1 nokaslr no_timer_check numa=fake=2 quiet checks=$part $4" \
    >"$work/$1.log" 2>&1 </dev/null || true
  rm -f "$disk"
}

started=$SECONDS
names=()
jobs=()
for ((i = 0; i < ${#pairs[@]}; i += 2)); do
  name=$(basename "${pairs[i]}")
  names+=("$name")
  last=$([ "$part" = full ] || [ $((i + 2)) -eq ${#pairs[@]} ] && echo yes || echo no)
  boot "$name" "${pairs[i]}" "${pairs[i + 1]}" "page_owner=on processes=$last" &
  jobs+=($!)
  if [ "$part" = full ]; then
    names+=("$name-off")
    wait "${jobs[@]}"
    boot "$name-off" "${pairs[i]}" "${pairs[i + 1]}" page_owner=off &
    jobs+=($!)
  fi
done
wait "${jobs[@]}"

status=0
for name in "${names[@]}"; do
  log=$work/$name.log
  echo "kernels: $name"
  tr -d '\r' <"$log" | grep -aE '^(ok|FAILED|left out): ' | sed 's/^/  /' || true
  # Only a reading of more than a second shows its progress.
  if grep -aqE 'reading +[0-9]+% .* PFNs' "$log"; then
    echo "  ok: progress in per cent of the page frames"
  elif grep -aq 'ok: summary counts' "$log"; then
    echo "  left out: progress, for the reading took less than a second"
  fi
  if tr -d '\r' <"$log" | grep -aqE '^FAILED: ' || ! tr -d '\r' <"$log" | grep -aq '^checks: done'; then
    tr -d '\r' <"$log" | grep -aq '^checks: done' ||
      echo "  not finished within $limit s, or the guest ended; PAGEOWNER_BOOT_SECONDS sets another limit"
    echo "  FAILED: see ${log#"$root/"}"
    status=1
  fi
done
echo "kernels: $((SECONDS - started)) s"
exit "$status"
