#!/bin/sh
# Makes sure of the libraries of the system: zlib and libyaml with their headers, to build, and libxml2, to read captured
# HTML pages when the program runs. Installs what is missing where it may.
set -eu

missing=""
if ! printf '#include <zlib.h>\n' | clang -fsyntax-only -x c - 2>/dev/null; then
    missing="zlib1g-dev"
fi
if ! printf '#include <yaml.h>\n' | clang -fsyntax-only -x c - 2>/dev/null; then
    missing="$missing libyaml-dev"
fi
if [ "$(uname -s)" = Linux ] && ! ldconfig -p 2>/dev/null | grep -q 'libxml2\.so'; then
    missing="$missing libxml2"
fi
[ -n "$missing" ] || exit 0

if [ "$(uname -s)" != Linux ]; then
    echo "Headers are missing. Install them: brew install zlib libyaml" >&2
    exit 1
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $missing."
    apt-get update -qq
    # shellcheck disable=SC2086 # one word for each package
    apt-get install -y -qq $missing
else
    echo "Libraries are missing. Type this, then try again:" >&2
    echo "  sudo apt-get install $missing" >&2
    exit 1
fi
