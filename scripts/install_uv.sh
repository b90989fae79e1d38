#!/usr/bin/env bash
# Makes build/tools/uv, the fast installer of Python packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=0.13.8
[ -x build/uv/bin/python ] || /usr/bin/python3 -m venv build/uv
build/uv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$version"
# A folder with nothing else in it, so that it can be put on the PATH.
mkdir -p build/tools
ln -sfn ../uv/bin/uv build/tools/uv
