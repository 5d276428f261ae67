#!/bin/sh
# The same trees by GNU tar and gzip -6, one process a tree, side by side: tar-gzip.sh TREE TREE OUT
set -eu
one=$1 other=$2 out=$3
pack() { tar --sort=name --mtime=@0 --numeric-owner -C "$1" -cf - . | gzip -6 -n > "$2"; }
pack "$one" "$out/one.tar.gz" &
first=$!
pack "$other" "$out/other.tar.gz"
wait "$first"
