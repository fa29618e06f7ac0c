#!/bin/sh
# Make .venv with the newest Python there is, from 3.11 on. Says what to do where it can't.
set -eu

new_enough() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if new_enough "$name"; then python=$name; break; fi
done
if [ -z "${python:-}" ]; then
    echo "Kith needs Python 3.11 or newer, and found none. Install it, for example from your system's packages." >&2
    exit 1
fi

# Debian and Ubuntu keep the part of Python that makes virtual environments in a package of its own.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    package=python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        apt-get update -qq && apt-get install -qqy --no-install-recommends "$package"
    elif command -v apt-get >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo apt-get update -qq && sudo apt-get install -qqy --no-install-recommends "$package"
    else
        echo "This Python cannot make virtual environments. On Debian and Ubuntu: sudo apt-get install $package" >&2
        exit 1
    fi
fi

"$python" -m venv .venv
