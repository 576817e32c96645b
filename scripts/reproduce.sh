#!/bin/sh
# Builds the sample release twice, in different surroundings, and compares every byte: the two with each other, and the
# first with the golden release that is part of the project.
# usage: reproduce.sh PROGRAM CORPUS VERSION
set -eu
program=$1 corpus=$2 version=$3
golden=Exports/golden
out=$(mktemp -d "${TMPDIR:-/tmp}/chancery-reproduce.XXXXXX")
trap 'rm -rf "$out"' EXIT

TZ=UTC LANG=C "$program" release "$version" "$corpus" --out "$out/first" --jobs 1 >/dev/null
TZ=Asia/Pyongyang LANG=ko_KR.UTF-8 LC_ALL=tr_TR.UTF-8 "$program" release "$version" "$corpus" --out "$out/second" \
    --jobs 4 >/dev/null

diff -r "$out/first" "$out/second" || { echo "The two builds differ." >&2; exit 1; }
echo "Two builds, with different time zones, locales and numbers of workers: every byte is the same."

folder=$(cd "$out/first" && ls -d ./*/ | head -n 1)
if diff -r "$out/first/$folder" "$golden/$folder" >/dev/null; then
    echo "The golden release in $golden: every byte is the same."
    exit 0
fi

# Another zlib compresses the same bytes otherwise; then the uncompressed bytes must be the same.
unpack() {
    cp -r "$1" "$2"
    find "$2" -name '*.gz' -exec gzip -df {} +
    # These two name the digests of the compressed bytes.
    rm -f "$2/SHA256SUMS" "$2/release.json"
}
unpack "$out/first/$folder" "$out/first-plain"
unpack "$golden/$folder" "$out/golden-plain"
diff -r "$out/first-plain" "$out/golden-plain" || {
    echo "The release is not the golden one. If the change is meant: make golden" >&2
    exit 1
}
echo "The golden release in $golden: compressed by another zlib, every uncompressed byte is the same."
