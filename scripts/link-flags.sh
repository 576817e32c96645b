#!/bin/sh
# Prints the flags by which the optimised program is linked on Linux, so that it starts fast and needs nothing but the C
# library: nothing in it is moved when it is loaded, none of its names are exported, and the libraries of the compiler,
# zlib and libyaml are linked in. See docs/decisions/0020-a-program-that-starts-fast.md.
set -eu
[ "$(uname -s)" = Linux ] || exit 0

# A folder of archives that is searched before those which have the shared libraries beside them. Where there is no
# archive, clang prints its bare name, and the shared library is taken.
folder=$(pwd)/.build/static
mkdir -p "$folder"
link() {
    archive=$(clang -print-file-name="$1")
    [ ! -f "$archive" ] || ln -sf "$archive" "$folder/$2"
}
link libstdc++.a libstdc++.a
link libgcc_eh.a libgcc_s.a
link libyaml.a libyaml.a
link libz.a libz.a
# The build asks for the folders of zlib and libyaml by these.
for name in zlib:z yaml-0.1:yaml; do
    printf 'Name: %s\nDescription: %s\nVersion: 0\nLibs: -L%s -l%s\nCflags:\n' \
        "${name%%:*}" "${name%%:*}" "$folder" "${name##*:}" >"$folder/${name%%:*}.pc"
done
echo "-Xlinker -no-pie -Xlinker --no-export-dynamic -Xlinker -L$folder"
