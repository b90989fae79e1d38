#!/usr/bin/env bash
# Puts uv, the fast installer of Python packages, into build/tools.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=0.13.8
[ -x build/tools/bin/python ] || /usr/bin/python3 -m venv build/tools
build/tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$version"
