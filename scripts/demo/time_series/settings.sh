# What the demo of time series trains on and how; sourced by run.sh.

series_data=resources/demo/tree_cover_series
series_samples=$series_data/sample_points.gpkg
series_picture=$series_data/dates/s2_20170606.tif

# Every image, with its clouds masked by its own scene classification, as medians of the calendar months.
series_inputs=()
for image in "$series_data"/dates/*.tif; do
    series_inputs+=("INPUT=$image")
done
series_training=(
    MASK_BAND=SCL
    RESAMPLING=calendar_months
    NORMALISED_DIFFERENCES=B08/B04
    CLASS_FIELD=class
    SPLIT_FIELD=split
    EPOCHS=40
    LEARNING_RATE=0.002
    SCHEDULE=cosine
    PATIENCE=0
)

# The figures to beat: a random forest on monthly medians of all 55 dates, trained and assessed on the same points.
forest_overall_accuracy=0.827
forest_mean_iou=0.707
