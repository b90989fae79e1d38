#!/usr/bin/env bash
# The demo: trains a U-Net on real polygons, maps the image, assesses the map on polygons that the training has not seen.
#
# Everything runs through qgis_process, as a user would run it; results are written to build/demo.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. scripts/demo/settings.sh

results=build/demo
started=$SECONDS
rm -rf "$results"
mkdir -p "$results"

run_algorithm() {
    scripts/with_qgis.sh system qgis_process run "$@"
}

echo "== 1 of 4: train a U-Net (alquimia:train_unet) =="
run_algorithm alquimia:train_unet -- \
    INPUT="$demo_image" SAMPLES="$demo_samples" "${demo_training[@]}" \
    MODEL="$results/demo.alquimia" REPORT="$results/training.html" HISTORY="$results/history.csv"

echo "== 2 of 4: map the image (alquimia:predictraster) =="
run_algorithm alquimia:predictraster -- \
    INPUT="$demo_image" MODEL="$results/demo.alquimia" \
    OUTPUT="$results/map.tif" CONFIDENCE="$results/confidence.tif"

echo "== 3 of 4: assess the map on the held-back polygons (alquimia:assessmap) =="
run_algorithm alquimia:assessmap --json -- \
    INPUT="$results/map.tif" REFERENCE="$demo_samples" CLASS_FIELD=class SPLIT_FIELD=split SPLIT_VALUE=test \
    REPORT="$results/assessment.html" TABLE="$results/assessment.csv" >"$results/assessment.json"

echo "== 4 of 4: draw the map =="
scripts/with_qgis.sh system python scripts/demo/draw_map.py \
    "$demo_image" "$demo_samples" "$results/map.tif" "$results/demo_map.png" "$results/demo.qgz"

python3 scripts/demo/print_figures.py "$results" "$forest_overall_accuracy" "$forest_mean_iou" $((SECONDS - started))
