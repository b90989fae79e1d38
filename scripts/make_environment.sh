#!/usr/bin/env bash
# Makes or updates a Python environment: make_environment.sh FOLDER [--system-site-packages] REQUIREMENTS…
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=$1
shift
options=()
if [ "$1" = --system-site-packages ]; then
    options+=("$1")
    shift
fi
requirements=()
for file in "$@"; do
    requirements+=(--requirements "$file")
done

uv=build/tools/uv
[ -x "$folder/bin/python" ] || "$uv" venv --quiet --python /usr/bin/python3 "${options[@]}" "$folder"
"$uv" pip install --quiet --compile-bytecode --python "$folder/bin/python" "${requirements[@]}"
