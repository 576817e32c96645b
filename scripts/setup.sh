#!/bin/sh
# Makes sure that a C compiler can find zlib's header; installs it where it may.
set -eu

if printf '#include <zlib.h>\n' | clang -fsyntax-only -x c - 2>/dev/null; then
    exit 0
fi

if [ "$(uname -s)" != Linux ]; then
    echo "zlib's header is missing. Install it: brew install zlib" >&2
    exit 1
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing zlib's header (zlib1g-dev)."
    apt-get update -qq
    apt-get install -y -qq zlib1g-dev
else
    echo "zlib's header is missing. Type this, then try again:" >&2
    echo "  sudo apt-get install zlib1g-dev" >&2
    exit 1
fi
