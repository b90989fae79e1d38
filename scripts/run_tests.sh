#!/usr/bin/env bash
# Runs every tier of tests in the environment it belongs to, then sums up; fails when any tier fails.
#
#   scripts/run_tests.sh                  all tiers
#   scripts/run_tests.sh engine desktop   the tiers named (desktop runs in both QGIS versions)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

results=build/test-results
development=$PWD/build/development/bin/python
qgis_tests=$PWD/build/qgis-tests/bin/python
wanted=("$@")
failed=()
started=$SECONDS

export ALQUIMIA_HOME=$PWD/build/engine
export TF_CPP_MIN_LOG_LEVEL=2
rm -rf "$results"
mkdir -p "$results"

for tier in "${wanted[@]}"; do
    [ -d "tests/$tier" ] && continue
    echo "There is no tier $tier. Tiers are the folders of tests/: $(cd tests && echo */ | tr -d /)." >&2
    exit 2
done

is_wanted() {
    [ ${#wanted[@]} -eq 0 ] && return 0
    local tier
    for tier in "${wanted[@]}"; do
        [ "$tier" = "$1" ] && return 0
    done
    return 1
}

# Files of tests that train and map run beside each other: one alone leaves a processor idle half of the time.
in_parallel=(-n 2 --dist loadfile)

# run_tier FOLDER NAME COMMAND… — the command gets pytest's arguments appended, and those in the variable "more".
run_tier() {
    local folder=$1 name=$2
    shift 2
    is_wanted "$folder" || return 0
    printf '\n=== %s ===\n' "$name"
    timeout --kill-after=10 2100 "$@" -m pytest "tests/$folder" -q --durations=5 -p no:cacheprovider \
        --junit-xml="$results/$name.xml" "${more[@]}" </dev/null
    local status=$?
    case $status in
        0) return 0 ;;
        5) echo "The tier $name holds no tests: pytest collected nothing in tests/$folder." ;;
        124 | 137) echo "The tier $name was stopped after 35 minutes." ;;
    esac
    failed+=("$name (exit status $status)")
}

# beside FOLDER NAME COMMAND… — runs a tier in the background; collect NAME… waits and shows how they went.
beside() {
    (
        run_tier "$@"
        printf '%s\n' "${failed[@]}" >"$results/$2.failed"
    ) >"$results/$2.log" 2>&1 &
}

collect() {
    local name line
    wait
    for name in "$@"; do
        cat "$results/$name.log"
        while read -r line; do
            [ -z "$line" ] || failed+=("$line")
        done <"$results/$name.failed"
    done
}

more=()
run_tier house house "$development"
run_tier protocol protocol "$development"
more=("${in_parallel[@]}")
run_tier zoo zoo "$development"
run_tier engine engine "$development"
more=()
run_tier conversation conversation "$development"
run_tier benchmarks benchmarks "$development"
run_tier desktop desktop-qgis-3.22 scripts/with_qgis.sh system "$qgis_tests"
run_tier desktop desktop-qgis-3.40 scripts/with_qgis.sh 3.40 "$qgis_tests"
# The two versions share nothing but the engine's files.
earlier=("${failed[@]}")
failed=()
ALQUIMIA_TEST_QGIS=system beside end_to_end end_to_end-qgis-3.22 "$development"
ALQUIMIA_TEST_QGIS=3.40 beside end_to_end end_to_end-qgis-3.40 "$development"
collect end_to_end-qgis-3.22 end_to_end-qgis-3.40
failed=("${earlier[@]}" "${failed[@]}")

printf '\n=== Summary after %d s ===\n' $((SECONDS - started))
"$development" scripts/summarise_tests.py "$results" "${wanted[@]}" || failed+=("summary")
if [ ${#failed[@]} -gt 0 ]; then
    printf 'FAILED: %s\n' "${failed[@]}"
    exit 1
fi
echo "Every tier is green."
