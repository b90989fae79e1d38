#!/usr/bin/env bash
# Lays the plugin folder that QGIS loads from during development: links to the package, the metadata and the resources.
#
# Links that are right already are left alone, since a running QGIS may be reading through them.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

folder=$root/build/plugins/alquimia_qgis
mkdir -p "$folder"
for link in "$folder"/*; do
    if [ -L "$link" ] && [ ! -e "$link" ]; then
        rm -f "$link"
    fi
done
for part in "$root"/alquimia_qgis/* "$root/metadata.txt" "$root/LICENSE" "$root/resources"; do
    link=$folder/${part##*/}
    if [ "${part##*/}" != __pycache__ ] && [ -e "$part" ] && [ "$(readlink "$link")" != "$part" ]; then
        ln -sfn "$part" "$link"
    fi
done
