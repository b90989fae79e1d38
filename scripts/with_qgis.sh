#!/usr/bin/env bash
# Runs a command in the surroundings of one QGIS, with the plugin loaded from this folder and a profile of its own.
#
#   scripts/with_qgis.sh system qgis_process list      the QGIS that is installed (3.22 on Debian 12)
#   scripts/with_qgis.sh 3.40 python script.py         the QGIS that scripts/extract_qgis_3_40.sh has laid beside it
#
# The words qgis_process, qgis and python stand for the programs of that QGIS; any other command is run as it is.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
version=$1
command=$2
shift 2

# The engine of development, unless the caller has one of his own.
export ALQUIMIA_HOME=${ALQUIMIA_HOME:-$root/build/engine}
export QGIS_PLUGINPATH=$root/build/plugins
export QGIS_CUSTOM_CONFIG_PATH=${QGIS_CUSTOM_CONFIG_PATH:-$root/build/profile-$version}
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$root/build/runtime}
# Without a UTF-8 locale Qt cannot open files whose names hold accents.
case "${LC_ALL:-${LANG:-}}" in *[Uu][Tt][Ff]*8*) ;; *) export LC_ALL=C.UTF-8 ;; esac

mkdir -p "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
settings=$QGIS_CUSTOM_CONFIG_PATH/profiles/default/QGIS/QGIS3.ini
if [ ! -e "$settings" ]; then
    mkdir -p "$(dirname "$settings")"
    printf '[PythonPlugins]\nalquimia_qgis=true\nprocessing=true\n' >"$settings"
fi
"$root/scripts/stage_plugin.sh"

prefix=/usr
if [ "$version" != system ]; then
    prefix=$root/build/qgis-$version/usr
    libraries=$prefix/lib
    for folder in "$prefix"/lib/*-linux-gnu*; do
        libraries=$libraries:$folder:$folder/pulseaudio
    done
    export LD_LIBRARY_PATH=$libraries
    export PYTHONPATH=$prefix/lib/python3/dist-packages:$prefix/share/qgis/python:$prefix/share/qgis/python/plugins
    export QGIS_PREFIX_PATH=$prefix
fi

case "$command" in
    # Debian's wrapper scripts of QGIS 3.22 pass an option that qgis_process does not know; the programs behind them work.
    qgis_process | qgis)
        if [ -x "$prefix/bin/$command.bin" ]; then
            command=$prefix/bin/$command.bin
        fi
        ;;
    python) command=/usr/bin/python3 ;;
esac
exec "$command" "$@"
