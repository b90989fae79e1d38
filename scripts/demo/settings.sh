# What the demo trains on and how; sourced by run.sh.

demo_data=resources/demo/historical_map
demo_image=$demo_data/historical_map.tif
demo_samples=$demo_data/training_polygons.gpkg

# A small U-Net and a short training: the image has few patterns, and two processor cores must be enough. All pixels count
# alike, because one class has three labelled pixels, which must not spread over the map.
demo_training=(
    CLASS_FIELD=class
    SPLIT_FIELD=split
    PATCH_SIZE=64
    DEPTH=3
    FIRST_FILTERS=16
    DROPOUT=0.2
    BRIGHTNESS=0.05
    BATCH_SIZE=16
    STEPS_PER_EPOCH=10
    EPOCHS=20
    SCHEDULE=cosine
    CLASS_WEIGHTS=none
    PATIENCE=0
)

# The figure to beat: a random forest on the single pixels of the same training polygons, assessed on the same test polygons.
forest_overall_accuracy=0.848
forest_mean_iou=0.453
