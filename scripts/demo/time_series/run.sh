#!/usr/bin/env bash
# The demo of time series: trains a temporal network on points, maps two years of cloudy images, assesses the map.
#
# Everything runs through qgis_process, as a user would run it; results are written to build/demo-timeseries.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
. scripts/demo/time_series/settings.sh

results=build/demo-timeseries
started=$SECONDS
rm -rf "$results"
mkdir -p "$results"

run_algorithm() {
    scripts/with_qgis.sh system qgis_process run "$@"
}

echo "== 1 of 4: train a network with attention to dates (alquimia:train_temporal_attention) =="
run_algorithm alquimia:train_temporal_attention -- \
    "${series_inputs[@]}" SAMPLES="$series_samples" "${series_training[@]}" \
    MODEL="$results/demo.alquimia" REPORT="$results/training.html" HISTORY="$results/history.csv"

echo "== 2 of 4: map the series (alquimia:predictseries) =="
run_algorithm alquimia:predictseries -- \
    "${series_inputs[@]}" MODEL="$results/demo.alquimia" OUTPUT="$results/map.tif" CONFIDENCE="$results/confidence.tif"

echo "== 3 of 4: assess the map on the points that were held back (alquimia:assessmap) =="
run_algorithm alquimia:assessmap --json -- \
    INPUT="$results/map.tif" REFERENCE="$series_samples" CLASS_FIELD=class SPLIT_FIELD=split SPLIT_VALUE=test \
    REPORT="$results/assessment.html" TABLE="$results/assessment.csv" >"$results/assessment.json"

echo "== 4 of 4: draw the map =="
scripts/with_qgis.sh system python scripts/demo/draw_map.py \
    "$series_picture" "$series_samples" "$results/map.tif" "$results/demo_map.png" "$results/demo.qgz"

python3 scripts/demo/print_figures.py "$results" "$forest_overall_accuracy" "$forest_mean_iou" $((SECONDS - started)) "attention"
