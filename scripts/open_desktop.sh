#!/usr/bin/env bash
# Opens QGIS with the plugin, the demo project and the result of the demo: open_desktop.sh [system|3.40]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=${1:-system}
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no screen to open QGIS on (neither DISPLAY nor WAYLAND_DISPLAY is set); make demo draws the map without one." >&2
    exit 1
fi
make engine
if [ ! -e build/demo/demo.qgz ]; then
    make demo
fi
platform=xcb
if [ -z "${DISPLAY:-}" ]; then
    platform=wayland
fi
# A profiles folder of its own, the one that with_qgis.sh prepares; --profiles-path wants the folder above "profiles".
QT_QPA_PLATFORM=$platform exec scripts/with_qgis.sh "$version" qgis --nologo --noversioncheck \
    --profiles-path "$PWD/build/profile-$version" --profile default build/demo/demo.qgz
