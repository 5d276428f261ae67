#!/bin/sh
# The straight way and the rough edges of the real program, in a few seconds. Usage: smoke.sh OBLI-PKG SAMPLES
# What all sequences of operations must do is tested against the model (libs/model); this needs nothing but a shell.
set -eu
obli=$1
samples=$2
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work"
"$samples"
mkdir root outside
root=$work/root
run() { "$obli" --root "$root" "$@"; }
fail() { echo "smoke: $*" >&2; exit 1; }
refused() { # CODE COMMAND…
  want=$1
  shift
  got=0
  run "$@" >/dev/null 2>&1 || got=$?
  [ "$got" = "$want" ] || fail "$* should exit with $want, not $got"
}
# Everything but obli-pkg's own folder, to the nanosecond.
tree() { (cd "$root" && find . -path ./var/lib/obli-pkg -prune -o -printf '%p %y %m %U %G %T@ %l %n\n' | sort); }

mkdir "$root/etc" && echo mine >"$root/etc/one" && chmod 600 "$root/etc/one"
run list >/dev/null # makes no state
[ ! -e "$root/var" ] || fail "list wrote something"

refused 27 install one.zpkg
mkdir -p "$root/var/lib"
run install --allow-unsigned two.zpkg >/dev/null && run rollback 1 >/dev/null
tree >before
run install --allow-unsigned one.zpkg two.zpkg >/dev/null
run verify >/dev/null || fail "what was installed does not verify"
[ "$(run list)" = "one 1
two 1" ] || fail "list: $(run list)"
tree >installed
refused 31 install --allow-unsigned one.zpkg
refused 30 install --allow-unsigned clash.zpkg
refused 29 remove nothing
refused 29 rollback 99
run remove two >/dev/null
refused 30 rollback 3
run rollback 4 >/dev/null
tree | diff - installed || fail "taking a removal back is not exact"
run rollback 3 >/dev/null
tree | cmp - before || fail "taking an installation back is not exact"

# A link on the way is never followed.
ln -s "$work/outside" "$root/link"
refused 30 install --allow-unsigned escape.zpkg
[ -z "$(ls outside)" ] || fail "a file was written through a link"
rm "$root/link"

# A folder that turns into a link and back while packages come and go: whatever happens, nothing is written outside.
mkdir "$root/link"
(
  while [ ! -e stop ]; do
    mv "$root/link" "$root/real" && ln -s "$work/outside" "$root/link"
    rm "$root/link" && mv "$root/real" "$root/link"
  done
) 2>/dev/null &
swapper=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  run install --allow-unsigned escape.zpkg >/dev/null 2>&1 || true
  run remove escape >/dev/null 2>&1 || true
done
touch stop
wait "$swapper" || true
[ -z "$(ls outside)" ] || fail "a file was written through a link that came in between"

# Two at once: one after the other.
run install --allow-unsigned one.zpkg >/dev/null &
first=$!
run install --allow-unsigned two.zpkg >/dev/null
wait "$first" || fail "two installations at once"
run verify >/dev/null || fail "two installations at once left a mixture"

# A damaged package changes nothing.
tree >before
head -c 300 two.zpkg >short.zpkg
refused 11 install --allow-unsigned short.zpkg
cp one.zpkg broken.zpkg
printf X | dd of=broken.zpkg bs=1 seek=$(($(wc -c <broken.zpkg) - 2)) conv=notrunc 2>/dev/null
refused 23 verify broken.zpkg
tree | cmp - before || fail "a damaged package changed something"

# Two packages, or three: the last removal in the swapped folder may have been refused.
packages=$(run list | wc -l)
run status | grep -q '^{"status":"healthy","packages":'"$packages"',"last_operation":"....-..-..T..:..:..Z","integrity":"ok","confinement":"[a-z+]*"}$' || fail "status: $(run status)"
echo "smoke: fine"
