#!/usr/bin/env bash
# Installs the Debian packages that are missing, if any: QGIS, its Python, virtual environments and a virtual screen;
# and those that are named as arguments.
set -euo pipefail

packages=(qgis python3-qgis python3-venv xvfb ca-certificates "$@")

is_installed() {
    [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

if ! command -v dpkg-query >/dev/null; then
    echo "This system is not Debian or one of its children. Install by hand: ${packages[*]} (or what they are called here)."
    command -v qgis_process >/dev/null && command -v python3 >/dev/null && exit 0
    exit 1
fi

missing=()
for package in "${packages[@]}"; do
    is_installed "$package" || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing: ${missing[*]}. Install them as root, or install sudo, and run make again." >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing with apt: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >build/apt.log 2>&1 || {
    tail -n 30 build/apt.log >&2
    echo "apt could not install ${missing[*]}; the whole log is build/apt.log." >&2
    exit 1
}
