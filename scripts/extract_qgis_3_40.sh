#!/usr/bin/env bash
# Extracts QGIS 3.40 from Debian's backports into build/qgis-3.40, beside the installed QGIS and without touching the system.
#
# apt works on a private state folder; its sources are this machine's own Debian mirror with the backports suite added.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=build/qgis-3.40
state=$PWD/build/qgis-3.40-apt
release=bookworm
backports=$release-backports

# The mirror is read from the machine's configuration, in either of the two forms that Debian knows.
configured_mirror() {
    local file
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -e "$file" ] && awk -v suite="$release" '
            BEGIN { RS = ""; FS = "\n" }
            { uri = ""; suites = ""
              for (i = 1; i <= NF; i++) {
                  if ($i ~ /^URIs:/) { split($i, words, " "); uri = words[2] }
                  if ($i ~ /^Suites:/) suites = $i " "
              }
              if (uri != "" && index(suites, " " suite " ")) print uri }' "$file"
    done
    awk -v suite="$release" '$1 == "deb" { sub(/\[[^]]*\] /, ""); if ($3 == suite) print $2 }' \
        /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true
}

mirror=$(configured_mirror | head -n 1)
if [ -z "$mirror" ]; then
    echo "No Debian $release mirror is configured on this machine, so QGIS 3.40 cannot be fetched from its backports." >&2
    exit 1
fi

mkdir -p "$state/lists/partial" "$state/archives/partial"
for suite in "$release" "$backports"; do
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main"
done >"$state/sources.list"
options=(
    -q
    -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$state/lists" -o "Dir::Cache::archives=$state/archives"
    -o "Dir::Cache::pkgcache=$state/packages.bin" -o "Dir::Cache::srcpkgcache=$state/sources.bin"
    -o APT::Sandbox::User= -o Debug::NoLocking=1
)
{
    apt-get "${options[@]}" update
    apt-get "${options[@]}" -y -d --no-install-recommends -t "$backports" install qgis python3-qgis
} >"$state/apt.log" 2>&1 || {
    tail -n 20 "$state/apt.log" >&2
    echo "apt could not fetch QGIS 3.40; the whole log is $state/apt.log." >&2
    exit 1
}

rm -rf "$target" "$target.part"
mkdir -p "$target.part"
for package in "$state"/archives/*.deb; do
    dpkg -x "$package" "$target.part"
done
mv "$target.part" "$target"
rm -rf "$state"
