#!/bin/sh
# See to it that there is a Node from 22 on: the machine's own, or one from PyPI in .venv.
set -eu

if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 &&
    node -e 'const [major, minor] = process.versions.node.split("."); process.exit(major > 22 || (major == 22 && minor >= 12) ? 0 : 1)'; then
    exit 0
fi
.venv/bin/pip install -qq --disable-pip-version-check -r requirements-node.txt
