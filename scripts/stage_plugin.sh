#!/usr/bin/env bash
# Lays the plugin folder that QGIS loads from during development: links to the package, the metadata and the resources.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=build/plugins/alquimia_qgis
mkdir -p "$folder"
find "$folder" -mindepth 1 -maxdepth 1 -type l -delete
for part in "$PWD"/alquimia_qgis/* "$PWD/metadata.txt" "$PWD/LICENSE" "$PWD/resources"; do
    case "$part" in */__pycache__) continue ;; esac
    if [ -e "$part" ]; then
        ln -s "$part" "$folder/"
    fi
done
