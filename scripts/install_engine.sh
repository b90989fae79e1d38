#!/usr/bin/env bash
# Installs the engine for development into build/engine, by the very algorithm that users run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PATH="$PWD/build/tools:$PATH"
scripts/with_qgis.sh system qgis_process run alquimia:installengine -- DEVICE=cpu
