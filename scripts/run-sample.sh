#!/bin/sh
# Shows the main job on the sample corpus: validate, cut a release, verify it.
# usage: run-sample.sh PROGRAM CORPUS VERSION
set -eu
program=$1 corpus=$2 version=$3
out=$(mktemp -d "${TMPDIR:-/tmp}/chancery-sample.XXXXXX")

show() {
    echo
    echo "\$ chancery $*"
    "$program" "$@"
}

show validate "$corpus"
show release "$version" "$corpus" --out "$out"
for made in "$out"/*; do
    show verify "$made"
done
echo
echo "The release lies in $out"
