<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
    <context>
        <name>Alquimia</name>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Add classes to a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>embedding,few samples,few-shot,extend,new class,samples,nearest neighbours,knn,without training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Adds classes to a model of the embedding family from a few samples, without training. The model remembers what the samples look like, and they vote from then on. A class that the model has already, by its name, gets more samples. The result is a new model file; the model that is read stays as it is. The better the new classes differ from each other in what the model has learned to see, the better this works: where they do not, train a model with all classes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>A model file of the embedding family (alquimia:train_embedding).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Instead of image and samples: pictures (GeoTIFF, JPEG, PNG) that show one class each. The folder has one folder for each class; or type the path of a CSV file with the columns file and class. All of them are used. Pictures of another size than the model's chips are resampled, those that cannot be read are named and left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>New model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>The model with the added classes, one file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Alquimia models (*.alquimia)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Classes of the new model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Samples added</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>The layer has a field {} already; the new one is called {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Features without a usable geometry, left empty: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Features off the image, left empty: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Features without a class, left empty: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Features where the image has no data, left empty: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Assess a map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>accuracy,confusion matrix,kappa,f1,iou,validation,area estimate,confidence interval,evaluate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Compares a class map with reference polygons, points or another raster. Gives the confusion matrix, overall accuracy, kappa, producer's and user's accuracy, F1 and IoU of each class, and error-adjusted areas with 95 % confidence intervals (Olofsson et al. 2014). Take a reference that the model has not been trained on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Instead of features: a raster with the same class values as the map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>The class map to assess; its first band holds class values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Confusion matrix and figures as text, for a spreadsheet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Overall accuracy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Kappa</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Macro F1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Mean IoU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Error-adjusted overall accuracy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Pixels compared</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Assess found objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>accuracy,object detection,average precision,map,coco,precision,recall,f1,count,counting,bounding boxes,validation,evaluate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Compares found objects with digitised ones. Gives precision, recall and F1 at a score, the average precisions AP50, AP75 and AP50…95 of each class as COCO defines them, the score that suits best, counts observed against found, and a layer that shows which objects are found, false and missed. Take a reference that the model has not been trained on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Recall</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>F1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>AP50</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>AP75</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>AP50…95</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Score with the highest F1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Highest F1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Objects in the reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Objects found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>False objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Objects missed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Root mean squared error of the counts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Bias of the counts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>The boxes to assess, with class and score, as Find objects with a model writes them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Class field of the found objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Empty: the field called class. Where one of the layers has none, objects are compared without class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Score field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>How sure the model is of each object, 0 to 1. Empty: the field called score.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Digitised boxes or outlines of the objects that are there; outlines count by their bounds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Class field of the reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Empty: the field called class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Polygons in which all objects are digitised; what lies elsewhere does not count. Objects are also counted in each of them. Empty: all objects are digitised everywhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>A GeoPackage with the objects above the score, found or false, and the missed ones: outcome, class, score, and the overlap with the reference.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>HTML pages (*.html)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Tables (*.csv)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Found objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Reference objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Annotated areas</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Found, false and missed objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>A page with all figures and curves, readable without internet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>The figures of each class as text, for a spreadsheet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Table of counts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Objects observed and found in each area or square, by class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Assessment of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_differences.py" />
            <source>Indices to learn from beside the bands: pairs of bands by name or number, separated by commas. B08/B04 is (B08 - B04) / (B08 + B04), the vegetation index NDVI of Sentinel-2. They help where samples are few.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_differences.py" />
            <source>Normalised differences</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Set up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Train</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Apply</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Evaluate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Check samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>training data,labels,ground truth,class balance,overlap,histogram,signature,separability,jeffries matusita,validate,quality</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Looks at samples and image as a training would, before one is started. The report tells how many features, pixels and hectares each class has, which classes are rare, which features of different classes overlap, lie off the image or on nodata or have invalid shapes, how the classes look in each band, and how well single pixels tell them apart (Jeffries–Matusita distance). Nothing is changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>A page with advice, tables of classes and overlaps, histograms of the bands and a map of the samples. Readable without internet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>One row for each class: features, pixels, share, area in map units and hectares, the class that is most alike and the separability from it, mean and standard deviation of each band.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Classes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Features that can be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Labelled pixels with data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Features that cannot be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Features with an invalid shape</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Pairs of features of different classes that overlap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Lowest separability of two classes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Warnings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Compare models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>compare,benchmark,accuracy,validation,mcnemar,significance,disagreement,agreement,best model,evaluate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Has several models look at the same image and measures all of them on the same reference, pixel by pixel: accuracy, kappa, F1, IoU, seconds and size of each, and McNemar's test of each pair, which says whether one is better by more than chance. Only what the reference needs is mapped, unless a map of disagreement is asked for. Take a reference that no model has been trained on. Classes are matched by name, and the log says what a model does not know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Instead of features: a raster with class values, or class names, of the models.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Best model, by mean IoU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Compare models of time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>One row for each model as text, for a spreadsheet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>How many different classes the models give each pixel; 1 where all agree. All of the image, or of the extent, is mapped with each model for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Overall accuracy of the best model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Kappa of the best model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Macro F1 of the best model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Mean IoU of the best model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Disagreement on {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Map of disagreement</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Create a samples layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>digitise,digitize,training data,labels,ground truth,classes,annotate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Makes an empty layer to digitise samples in. Its form offers the classes by name, every class has its colour, and features can be put into the training, validation or test part. An existing file is never overwritten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>The names of the classes, one on each line or separated by semicolons. A colour may follow a name: Forest #228833; Water #4477aa; Built-up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Best that of the image. Empty: the project's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>A GeoPackage file that does not exist yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Coordinate reference system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The images of the series, one raster for each date; or a single raster in which the bands of all dates are stacked. They need a coordinate reference system. Those on another grid than most are warped while they are read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The bands of each image to use, counted from 1, in this order, such as 4;3;2; of a stacked raster, those of each date. Empty: all bands but that of the mask.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The date of each image in their order, or of each date of a stacked raster, separated by commas: 2018-04-12, 2018-04-22. Empty: the temporal ranges of the layers, else the dates in the names of files, layers or folders (2018-04-12, 20180412 or 2018102), else the given order. The log tells what was taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Name or number of the band of each image that marks clouds and other unusable pixels, such as SCL of Sentinel-2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Rasters of whole numbers that mark unusable pixels, one for each image in the same order, or one for all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The values of the mask that mark unusable pixels: whole numbers separated by commas. Empty: for a band called SCL its usual ones, 0, 1, 2, 3, 8, 9, 10, 11; for any other mask everything but 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Bands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Dates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Mask band</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Mask layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Unusable values of the mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Engine status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Says whether the engine is installed and works: versions, devices, the speed of a short matrix product on each device, and why there is no GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Engine works</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Folder of the environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Backend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Devices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Map an image with several models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>ensemble,average,mean,vote,combine,predict,apply,classify,probability,uncertainty,deep learning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Averages the probabilities of several models and gives every pixel the class that is most probable then. Models that err in different places correct each other, so the map is often better than that of the best of them, and its probabilities are more honest. All models must have been trained on the same class values and names; their families, bands and chip sizes may differ. A pixel gets a class where all models have an answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Pixels mapped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Map an image time series with several models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>How much each model counts, in their order, such as 2;1: the first twice as much as the second. Positive numbers; only their ratios matter. Empty: all alike.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>The class of every pixel, with colours and names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Weights of the models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Export chips of samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>patches,tiles,training data,data set,cut,clip,masks,labels,geotiff,png,folder,scene classification,segmentation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Writes the chips that a training would see into a new folder, for other programs or to look at them. Chips of one class each lie in train, valid and test with a folder for each class inside, as the trainings of networks take it that answer once for a chip; or each image chip has a label chip beside it. A list (chips.csv) names file, class and part of all chips. A folder that holds anything is never written into.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>A folder that is empty or does not exist yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Chips to train</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Chips to validate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Chips to test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Folder of chips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>List of the chips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>Export a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>keras,tensorflow,h5,hdf5,json,weights,share,convert,save,interchange,python</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>Writes the network of a model for people who have Keras and no Alquimia. A text file beside it tells what Keras does not keep: bands, how their values are scaled, classes, and the size of the chips. Keras opens the network in its safe mode; models with layers of Alquimia's own cannot be exported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>A model file written by a training algorithm, or imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>Network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>The ending chooses the form: .keras is one file and the form of Keras 3; .h5 is one file in the older form; .json is a readable description of the network, with its weights beside it in a .weights.h5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>Keras (*.keras);;Description and weights (*.json);;Keras, older form (*.h5)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>File of the weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>About the network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/feature_styles.py" />
            <source>No answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Polygons or points, in any coordinate reference system, such as fields, stands or plots.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>A model file written by one of the training algorithms.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>{} of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>A GeoPackage with all features and fields of the layer, in their order, and what the model says: class_value, class_name, confidence and answer_count, or value, value_spread and answer_count; models of the embedding family add the distance of the nearest sample. A name that the layer has already gets a number, such as class_name_2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Features with an answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Features without an answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Features</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Classes of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Answered features</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/from_declarations.py" />
            <source>Choices: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/from_declarations.py" />
            <source>Allowed: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/given_images.py" />
            <source>{} images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_series.py" />
            <source>Left out, because Alquimia has made them as maps: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_series.py" />
            <source>Left out, because their parts are images of the folder too: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_source.py" />
            <source>{} is not a file: writing it to a temporary one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Import a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>keras,tensorflow,h5,hdf5,json,weights,pretrained,convert,open,foreign,python</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Makes a model of a network that was trained elsewhere with Keras 3, so that it maps images here. It is rebuilt from a list of known layers: files with code of their own (Lambda, custom layers) are refused, whoever they come from, and so are files of Keras 2. Networks of images and of single pixels can be imported, which give classes or one number, for each pixel or for the middle of a chip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The model file, which the prediction algorithms read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>A network saved by Keras 3: .keras, a whole model as .h5, or the .json of a network. Where an export has left an .about.json beside it, what is not given below is taken from there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The weights that belong to a .json. Empty: the .weights.h5 of the same name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Answers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The names of the classes in the order of the network's answers, one on each line or separated by semicolons. A colour may follow a name: Forest #228833; Water #4477aa. A network with one answer and a sigmoid has two: what it does not look for, then what it looks for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Names of the bands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Separated by semicolons, in the order of the network's input; images whose bands have other names are then refused. Empty: bands are taken in their order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Scaling of the bands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>How values were scaled before the network saw them. One number, such as 255 or 10000, divides them; a mean and a standard deviation for each band, as in 410 95; 620 120, are subtracted and divided by. Empty: not at all, or as the about file says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Name of the number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>For a network that tells a number: what it is, such as tree cover.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Networks of Keras (*.keras *.json *.h5 *.hdf5)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Weights of Keras (*.weights.h5 *.h5)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/input_layers.py" />
            <source>The raster to look at, with any number of bands of any data type. It needs a coordinate reference system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/input_layers.py" />
            <source>The bands to use, counted from 1 and in this order. Empty: all bands.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/input_layers.py" />
            <source>Image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Install engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Installs the engine that trains and runs networks. It gets a Python environment of its own (TensorFlow, Keras, OpenVINO and others, about 2.2 GB on disk); QGIS's own Python is not changed. The packages come from the package server that pip or uv are set up for, or from a folder of wheels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>automatic: the GPU where there is an NVIDIA driver, else the processor. cpu: TensorFlow on the processor. cuda: TensorFlow on an NVIDIA GPU (Linux, about 7 GB). torch: PyTorch, for NVIDIA GPUs on Windows and Apple GPUs (up to 6 GB).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Folder of wheels (without network)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Install from the .whl files in this folder only: for computers without network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Python to use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>The Python (3.10 to 3.13) that the environment is made from. Empty: one is looked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Repair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Build the environment again even where it is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Remove other environments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Remove all other environments of Alquimia afterwards, also those of former versions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Python of the environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>The part to map, in any CRS. Empty: all of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Only for models of the embedding family: how far each pixel is from all samples that the model remembers, as the cosine distance of the nearest one. High values show what is unlike anything seen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Only for models of the embedding family: the embedding of each pixel, one band for each of its numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Extent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Probabilities</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>One band for each class with its probability.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Confidence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>The probability of the class that was chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Entropy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>How undecided the model is among all classes: 0 where one class has all the probability, 100 % (or 1) where all classes are equally probable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Margin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>The probability of the class that was chosen minus that of the second: 0 where the two are equal. Low margins are the places to digitise more samples in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Distance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Embedding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Probabilities of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Confidence of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Entropy of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Margin of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Distance of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Embedding of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_with_model.py" />
            <source>The class of every pixel or patch, with colours and names; with a model of a regression its number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Boxes or outlines around objects, in any coordinate reference system; the network learns the upright box around each. Points need a size: see SIZE_FIELD and SAMPLE_WIDTH.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Class field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>The field that holds the class as text or as a whole number. Empty: the field called class, else all objects are of one class. Names and colours are taken from the layer's legend or value map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Size field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>The field that holds the size of objects digitised as points, such as the diameter of a crown, in units of the image's CRS. Empty, or where it is empty: SAMPLE_WIDTH.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Polygons in which all objects are digitised; elsewhere nothing is learned, so that objects that nobody has digitised are not taken for background. Where there are several, whole areas validate the model. Empty: all objects near the digitised ones are digitised, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_styles.py" />
            <source>Found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_styles.py" />
            <source>False</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_styles.py" />
            <source>Missed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>A page with all figures, readable without internet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_layers.py" />
            <source>it belongs to another file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_layers.py" />
            <source>The style {} is not written: {}. The colours of this result last until QGIS is closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_features.py" />
            <source>Classify features with a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_features.py" />
            <source>predict,apply,classify,recognise,recognize,regression,polygons,points,fields,parcels,stands,plots,objects,zonal,statistics,deep learning,inference,probability,confidence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_features.py" />
            <source>Gives each polygon or point of a layer a class with its confidence, or a number with a model of a regression. Polygons get the mean over their pixels, points the answer of their pixel. A network that sees a chip and gives it one answer looks at the chip around a point or a small polygon, and at several chips of a larger one, whose answers are averaged. Features off the image or without data keep empty fields and are named in the log.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Classify a folder of pictures with a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>predict,apply,classify,recognise,recognize,scene,photos,patches,chips,tiles,folder,batch,jpg,png,table,deep learning,inference,probability,confidence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Gives each picture of a folder one class with its confidence and the probabilities of all classes, or a number with a model of a regression, as a table. The model must be of a network that answers once for a chip, not for each pixel. Pictures of another size than its chips are resampled; those that cannot be read or have other bands stand in the table with the reason, and without a class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>One row for each picture: file, class_value, class_name, confidence, and probability_ with the value of each class; with a model of a regression file and value; one of the embedding family adds the distance. The last column says what is wrong with a picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>A GeoPackage layer with the outline and the answer of each picture that has a place on the ground.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>GeoTIFF, JPEG or PNG files; they need no place on the ground.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Which files of the folder are pictures: patterns with * and ?, separated by semicolons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Footprints</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Pictures answered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Pictures left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Folder of pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>File names in the folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Find objects with a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>predict,apply,detect,detection,detector,bounding boxes,count,counting,density,cars,trees,palms,crowns,boats,animals,deep learning,inference,retinanet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Finds and counts objects, such as cars, palms or boats, and draws a box with class and score around each. The image is looked at in overlapping chips, so it may be larger than the memory; an object at the edge of a chip is neither lost nor marked twice. Optionally gives a raster of how many objects there are per hectare.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Objects of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Density of objects of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>A GeoPackage with a box for each object: class, class_value, score, width and height in units of the image's CRS, area in square metres.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>A raster of how many objects have their middle in each cell, per hectare or per cell.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Density</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Objects of each class (JSON)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_raster.py" />
            <source>Map an image with a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_raster.py" />
            <source>predict,apply,classify,segmentation,deep learning,inference,land cover,probability,confidence,patches,chips,grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_raster.py" />
            <source>Gives every pixel of an image a class, or each patch of it where the model looks at patches. The image is read and written in windows, so it may be larger than the memory. The result is a GeoTIFF with the colours and names of the classes; pixels without data stay without.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Map many images with a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>predict,apply,classify,segmentation,deep learning,inference,folder,batch,tiles,mosaic,vrt</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Gives every pixel, or each patch, of many images a class: of a list of layers, of a folder, or both. The result is one mosaic, one map for each image, or both. The images may be of any size. All of them are looked at before the first is mapped; a series that was interrupted goes on where it stopped when it is started again with the same parameters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Maps of the images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Some images share a name; their maps are called {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Maps made</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Maps that were finished before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Images left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Images that the extent does not meet: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Left out: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>The map of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series.py" />
            <source>Map an image time series with a model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series.py" />
            <source>predict,apply,classify,regression,deep learning,inference,time series,dates,season,crops,phenology,sentinel-2,clouds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series.py" />
            <source>Makes one map of the images of several dates: a class for every pixel, or a number with a model of a regression. The images need the bands of the model and must cover its season, in the same or another year; dates that differ from those of the training are interpolated. Without MASK_BAND and MASK_LAYERS, clouds are masked by the band that masked them in the training, where the images have it. The images may be larger than the memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series_features.py" />
            <source>Classify features by an image time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series_features.py" />
            <source>predict,apply,classify,regression,polygons,points,fields,parcels,stands,plots,zonal,statistics,time series,dates,season,crops,phenology,sentinel-2,clouds,deep learning,probability,confidence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series_features.py" />
            <source>Gives each polygon or point of a layer a class with its confidence, or a number with a model of a regression, by its course through the dates of a series. Polygons get the mean over their pixels, points the answer of their pixel. The images need the bands of the model and must cover its season, in the same or another year. Features off the images or without data keep empty fields and are named in the log.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>Polygons, lines or points whose class is known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>With a split field: only features whose split field holds this text take part, by default those held back from the training (test). Empty: all features.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>Reference features</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>Part to assess with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>Reference raster</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Refine a map along the edges of its image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>guided filter,edge,boundary,smooth,clean,speckle,noise,post-processing,crf,conditional random field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Moves the borders of a map to the edges of its image and removes speckle, by a guided filter (He et al. 2013) on the probabilities: where the image is even they are averaged, where it has an edge they keep one. It takes seconds and needs no training. Compare the result with the map it was made of by Assess a map: what helps a blurred map may harm one that is sharp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>The raster of probabilities that was written beside a map (PROBABILITIES): one band for each class, in percent or from 0 to 1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>The image that was mapped, or a sharper one. On another grid it is resampled while read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Up to eight bands of the image, counted from 1. Empty: the first three.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Bands that show the edges</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Refined map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/remove_engine.py" />
            <source>Remove engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/remove_engine.py" />
            <source>Removes the Python environment of the engine and frees its space on the disk. Models, maps and layers stay. A job that is running is waited for. 'Install engine' brings the engine back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/remove_engine.py" />
            <source>Folder that was removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Polygons, lines or points in any coordinate reference system, each with its class. They need not cover the image.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Polygons, lines or points in any coordinate reference system, each with its class or, for a regression, with its number. They need not cover the images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>The field that holds the class as text or as a whole number. Empty: the field called class, else the only text field. Names and colours are taken from the layer's legend or value map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>For a regression: the field of numbers to be estimated. Empty: the field called value, else the only field of numbers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Class or value field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>A text field that says which part a feature belongs to: train, validation or test. Test features are held back from the training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Split field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_layers.py" />
            <source>Features without a number in the field {}, left out: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>Instead of features: a raster whose first band holds class values, such as a land cover map. Its nodata counts as unlabelled. It is brought to the grid of the image, and shared out to training and validation in spatial blocks. Networks that answer for each pixel learn from all labelled pixels, those that answer once for a chip from so many chips as the maximum says, all classes as alike as possible.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>Raster of classes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_on_image.py" />
            <source>The raster that the model will be trained on: its extent, grid and coordinate reference system count.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>chosen by the split of the training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>validation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>test (held back)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>Class</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>Part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>Note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>{} of the mosaic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>The bands of each image to use, counted from 1, in this order, such as 4;3;2. Empty: all bands.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Each image gets a map of its own here, on its own grid: tile_1.tif becomes tile_1_classes.tif. Images of the same name are told apart by the names of their folders. The folder is made if it does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>The images to map, in this order. Each needs the bands of the model, and a CRS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Instead of a list, or after it: all images of a folder, in order of names. Maps made by Alquimia, and virtual rasters made of other images of the folder, are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Which files of the folder are images: patterns with * and ?, separated by semicolons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Folder of maps, one for each image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Mosaic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>One map of all images, without seams, because the network sees across their edges. It has the grid of the first image; images on another grid or in another coordinate reference system are resampled while they are read. Where images overlap, the later one lies on top.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Folder of images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_run.py" />
            <source>{} of {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/several_models.py" />
            <source>Two or more model files (.alquimia) of the same sort of images; their families may differ. In scripts a list, or one text with semicolons between the paths.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Find what looks like picked features</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>similarity,similar,search,embedding,alike,cosine,example,template,find,nearest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Maps how like one or more picked features each pixel of an image is: 1 the same, 0 nothing in common. Points and small polygons stand for the chip around them, larger polygons for the mean of several chips. Needs a model of the embedding family; what it was trained on decides what counts as alike.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Picked features</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Points or polygons on the image, in any coordinate reference system. Select some in a layer and use the selected features only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>The cosine similarity of every pixel, from -1 to 1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Similarity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Similarity of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Split samples into training, validation and test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>training data,validation,test,hold out,spatial blocks,stratified,random,partition,cross validation,ground truth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Writes a copy of the samples with a field that says which part each feature belongs to: train, validation or test. The parts are drawn by the rules of the training, by spatial blocks or at random, of each class its share. Give the field as split field to the training, and assess the map with the test part. The layer itself stays as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>A text field that gives features a part already: those keep it, and parts that it names are not drawn again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>What the field is called. A name that the layer has already gets a number, such as split_2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>A GeoPackage with all features and fields of the layer, in their order, and the new field. It is empty for features that a training cannot use: off the image, without a shape or without a class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Features to train</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Features to validate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Features to test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Features without a part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Smallest distance of training and validation [m]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Name of the new field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Split samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Learns from digitised samples: chips are cut from the image around them, some features are set aside to validate the model, and the best epoch is saved. Pixels without a sample take no part.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Learns from digitised samples: every pixel under them is an example, some features are set aside to validate the model, and the best epoch is saved. Pixels without a sample take no part.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Learns from digitised samples: every pixel under them is an example, and some features are set aside to validate the model. Pixels without a sample take no part.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Learns from digitised objects: chips are cut from the image around them, whole areas or some objects are set aside to validate the model, and the best epoch is saved. Find objects (alquimia:predictobjects) applies the model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Instead of an image with samples, pictures with one class each will do (FOLDER or LIST); their test part is evaluated when the training is over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Train {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>model,learn,samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>deep learning,neural network,keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_choices.py" />
            <source>Task</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_choices.py" />
            <source>What the model is for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>Instead of image and objects: pictures (GeoTIFF, JPEG, PNG) with boxes of their objects. A folder in the layout of Pascal VOC (Annotations with .xml files, JPEGImages, and ImageSets/Main with train.txt, val.txt and test.txt where the split is fixed), or type the path of a .json file of COCO's annotations beside the pictures. All objects must be annotated; those called difficult, and crowds, are neither learned nor counted as background. Without a validation part whole pictures are drawn; the test part takes no part.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>Instead of image and samples: pictures (GeoTIFF, JPEG, PNG) that show one class each. The folder has one folder for each class, or train, validation and test with those inside. Without a validation part the share for validation is drawn from each class; the test part is evaluated when the training is over. Pictures of another size than the chips are resampled, those that cannot be read are named and left out. The path of a list (LIST) is understood here, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>Instead of a folder: a CSV file with the columns file, class and, where the split is fixed, split (train, validation or test). For a regression the second column holds numbers and is called value, or as you like. Files are named as they lie beside the list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>List of pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>The trained model, one file that the prediction algorithms read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>A page with learning curves, confusion matrix, accuracy of each class, a map of the samples and examples. Readable without internet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>History</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>A table with loss, metrics and learning rate of every epoch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Overall accuracy (validation)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean IoU (validation)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Macro F1 (validation)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>R² (validation of a regression)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>RMSE (validation of a regression)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean absolute error (validation of a regression)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>AP50 (validation of objects)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean average precision (validation of several classes at once)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean average precision (test part, several classes at once)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Overall accuracy (test part of a folder)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Macro F1 (test part of a folder)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>R² (test part of a list)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>RMSE (test part of a list)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean absolute error (test part of a list)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Epochs run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>{} (mean of the folds)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>{} (spread of the folds)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>List unfinished maps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>resume,continue,interrupted,cancelled,crash,leftovers,temporary files,clean up,disk space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Finds the work of mappings that were interrupted, and says how much is done and how to go on: start the same algorithm again with the same parameters. Removes that work instead when asked to. Finished maps and files of other programs are never touched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>The folder that the maps were to go to: unfinished work lies beside the map to be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>What was found, as a page to read or as text for a spreadsheet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>HTML pages (*.html);;Tables (*.csv)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Unfinished maps found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Their size in bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Unfinished maps removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>{} is left alone: a mapping is at work on it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Folder of the maps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>There is no unfinished work in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Removed: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/recipe.py" />
            <source>TensorFlow on the processor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/recipe.py" />
            <source>TensorFlow with an NVIDIA GPU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/provider.py" />
            <source>Alquimia (deep learning)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>{} (suits this computer)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>Empty: from the package server</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>Empty: one is looked for</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>the field '{}'</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>What</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>Where</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>Proxy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/engine_set_up.py" />
            <source>Alquimia engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>none (to set one: Settings, Options, Network)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>The engine is ready: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>A Python environment of its own with {}. QGIS's own Python is not changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>about {:g} GB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>{}; {:.1f} GB are free on this disk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>{} (of QGIS)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>{} (of the variable {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/offer.py" />
            <source>Alquimia needs an engine to train and use networks. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/offer.py" />
            <source>Not now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>The engine was removed from {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Copy log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Remove…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Install</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>The engine is installed and works. It runs on: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>The engine is installed, but does not work: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Remove the engine in {} (about {:g} GB)? Models, maps and layers stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Cancelling …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>Of several features</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>What counts where several features are picked: the likeness to the one that is most alike, or to all of them on average.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>The one most alike (maximum)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>All of them (mean)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>A polygon larger than a chip is described by chips whose middles lie in it, so many pixels apart. Empty: half a chip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Probabilities of all classes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Add one field for each class with its probability, called probability_ and the value of the class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Only for models of the embedding family: add the embedding of each feature, one field for each of its numbers, called embedding_1, embedding_2 and so on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Distance of chips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Only for networks that see a chip at a time and give it one answer: a polygon larger than a chip gets the mean of chips whose middles lie in it, so many pixels apart. Empty: half a chip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>What gets an answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>Every pixel: the map is as fine as the image. Each patch: for networks that see a chip and give it one answer, the image is cut into a grid of chips, and each becomes one pixel of a coarse map, which takes a small part of the time. A patch whose middle pixel has no data gets no answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>Every pixel, seen with its surroundings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>One answer for each patch (coarse raster)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>Distance of patches</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>Only for one answer for each patch: how far apart the patches lie, which is also the size of the map's pixels in pixels of the image. Empty: as far as a chip is wide, so that patches lie side by side. Less: they overlap, and the map is finer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>The library that computes the network. All give the same map but for rounding; they differ in speed and memory. One that is named here is used or the mapping fails; automatic takes another where one cannot be had.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Automatic (OpenVINO on a processor, Keras on a GPU)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>OpenVINO</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>ONNX Runtime</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Keras</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>The numbers the network computes in. bfloat16 is two to four times as fast where the processor has it. Two trained U-Nets gave 99.6 and 99.9 % of the pixels the same class in bfloat16 as in 32 bits, and 99.97 and 99.99 % in float16; nearly all others were undecided between two classes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>32-bit float (exact)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>bfloat16 (16-bit)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>float16 (16-bit)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>How much memory the windows of the mapping may take; their size and number at once are chosen to fit. The libraries of the engine take another 200 MB, with Keras 700. Empty: a quarter of the computer's memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>MB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Window size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>The image is read and mapped in windows of this size; the map does not depend on it. Empty: 1024, or less where the memory asks for it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Batch size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Windows given to the network at once. Empty: found automatically.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Surroundings of windows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>How pixels near the edge of a window see their surroundings. Margins as wide as the network looks make the map exact. Tiles of the size of the training chips, overlapping by half and blended, suit networks that look at everything at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Automatic (exact where the network looks only so far)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Margins (exact)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Blended tiles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Test-time augmentation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Map mirrored and turned views of the image too and average them: often a little more accurate, and as many times slower as there are views.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>None</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Flips (4 views)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Flips and quarter turns (8 views)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Ignore band names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Take the bands in their order even where their names differ from those the model was trained on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Probability format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>How probabilities, confidence, entropy and margin are stored. Percentages are rounded one by one, so those of a pixel may add up to 99 or 101.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Whole percent (8-bit, small files)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>0 to 1 (32-bit float)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Keep unfinished work on cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>When the mapping is cancelled, keep what is done: started again with the same settings, it goes on there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Neighbours (embedding)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Only for models of the embedding family: how many of the samples that the model remembers decide on a class, those most alike. Empty: as many as chosen at training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Weights of neighbours (embedding)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Only for models of the embedding family: what each neighbour's vote counts. Where some classes have far fewer samples than others, as those added later do, choose the one for rare classes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>As chosen at training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>All neighbours count alike</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Nearer neighbours count more (1 / distance)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Neighbours of rare classes count more (1 / samples of the class)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Rejection distance (embedding)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Only for models of the embedding family: what lies farther than this from all samples that the model remembers gets a class of its own, unlike anything seen. The distance is that of the cosine: 0 the same, 1 nothing in common, 2 the opposite, which rejects nothing. Empty: as chosen at training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Overlap of chips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Share of a chip that the next training chip shows, too, so that objects cut by the edge of one are whole in another. Should be larger than the objects.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Smallest visible part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Objects cut by the edge of a chip are learned from when it shows at least this share of them. Those of which less is seen count neither as objects nor as background.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Share of empty chips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Share of the training chips that show no object. They teach what only looks like one, and are taken where all objects are known to be digitised (AREA); without such areas there are none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Augment by size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Training chips are enlarged or made smaller at random by up to this share.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Lowest score</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects that the model is less sure of are left out. Higher: fewer false objects, and more missed ones. Assess objects (alquimia:assessobjects) says which score suits best.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Boxes of one object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>The network proposes many boxes for one object. Best box: keep the one with the highest score. Lowered scores: keep overlapping boxes too, but with a score that falls with the overlap; better for crowns that touch. Mean box: the mean of the boxes, weighted by their scores; its place is a little more exact.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Best box (non-maximum suppression)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Lowered scores (soft suppression, for objects that overlap)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Mean box (weighted box fusion)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Overlap of boxes of one object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Boxes are taken for the same object when their common area is more than this share of their joint area. Lower it where objects are marked twice, raise it where neighbours are swallowed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>One class for each place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Let boxes of different classes compete too, so that no place is, for example, both a car and a truck.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Smallest object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects whose shorter side is below this are left out, in units of the image's CRS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>The image is looked at in overlapping chips. An object up to this size is whole in one of them at least, and marked once; the log tells of larger ones. Empty: one and a half times the largest object of the training, up to half a chip.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Most boxes of a chip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Of each chip only so many proposed boxes are looked at, those with the best scores. An object has several, so allow ten times as many as a chip holds objects; the log says where it was not enough.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Cell size of the density</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Width and height of the cells of the density raster, in units of the image's CRS. Empty: a round number that gives about 20 cells along the shorter side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Unit of the density</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Per hectare: objects divided by the area of the cell that has data. Per cell: their number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects per hectare</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects per cell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Score threshold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Precision, recall, F1, counts and the layer are those of the objects with this score or a higher one. The average precisions use all objects, so find them with a low score (0.05) first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Overlap of a hit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>A found object is right when its common area with a reference box of its class is at least this share of their joint area (intersection over union). The average precisions have thresholds of their own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Size of counting squares</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects are counted, observed against found, in squares of this size, in units of the CRS of the found objects. Empty: in each annotated area or, where none are given, in a fifth of the longer side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Resampling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Which dates the network sees. Regular steps and monthly medians make irregular, cloudy archives comparable, and a model of one season applicable to another; gaps are then filled as chosen below. Calendar months suit what does not change over the years, such as forest types: twelve steps with few gaps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The dates of the images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Regular steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Monthly medians</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Medians of the calendar months, all years together</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Days between regular steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Regular steps only: their distance.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Gaps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>What stands where clouds, nodata or missing dates leave a gap. Before the first and after the last observation the nearest one is taken. A pixel without any observation gets no result.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Linear interpolation in time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The last value before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Zero, and a channel that tells which dates are there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Augment by shifts in time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Training series are shifted by up to so many days, earlier or later, as seasons are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Augment by leaving out dates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Share of dates that are left out of training series at random, as clouds do, and filled as gaps are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Augment by brightness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Training series are made brighter or darker as a whole, by a random factor of this deviation, as haze, slopes and sensors do. Helps to map places where nothing was digitised.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Augment by noise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Random noise added to each value of training series, in standard deviations of its band.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Largest number of passes over the training chips; early stopping may end sooner.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Chips the network sees before each update of its weights. Empty: 8 on a processor, fewer where memory is short; on a GPU up to 64, as many as fit and make it faster, found by trying. The learning rate stays as set.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>chips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Steps per epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Updates per epoch. Empty: as many as show every chip once, and at least 8.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Learning rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Step size of the optimiser; the peak of the schedule.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Loss</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>What the network minimises. Focal and Dice help when some classes are rare.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Automatic (cross-entropy for classes, squared error for numbers, focal for objects)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Cross-entropy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Focal (hard pixels count more)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Dice (overlap of each class)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Cross-entropy + Dice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Squared error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Absolute error (outliers count less)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Huber (squared for small errors, absolute for large ones)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Binary cross-entropy of each class</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Binary focal (what is hard counts more)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Focal + smooth L1 (objects)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Anchors and positives (pairs of one class among those of the others)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Focal gamma</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Focal loss: how much more hard pixels count (Lin et al. 2017).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Class weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>What a pixel of a rare class counts. Moderate: more, by the square root of how much rarer it is. Balanced: every class counts as much as the others; classes of a handful of pixels then spread over the map. None: every pixel counts alike.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Moderate (rare classes count somewhat more)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Balanced (all classes count alike)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>None (all pixels count alike)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Optimiser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The algorithm that updates the weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Adam</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>AdamW</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>RMSprop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>SGD with momentum 0.9</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Weight decay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>AdamW only: how strongly weights are pulled towards zero.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Learning-rate schedule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>How the learning rate changes from epoch to epoch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Constant</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Ramp up, hold, decay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Exponential decay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Cosine decay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Minimum learning rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Start of the ramp, and the floor of every decay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Ramp epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Epochs of the ramp up to the learning rate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Hold epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Epochs at the full learning rate before the decay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Decay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Ramp and exponential schedules: the factor of the learning rate from one epoch to the next.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Monitored metric</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The validation figure that decides which epoch is best and when to stop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Automatic (mean IoU for classes, R² for numbers, AP50 for objects)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>R²</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>RMSE</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Mean absolute error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Mean average precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>AP50 (objects)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Pair accuracy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Patience</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Stop when the monitored metric has not improved for this many epochs; 0 never stops early.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Weights that are kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Best: the epoch with the best monitored metric. Last: where few samples validate, their best epoch is partly luck, and a falling learning rate makes the last one good. Without validation it is always the last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The best epoch of the validation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The last epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Folds of cross-validation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Share the samples out into so many parts, by the same blocks as the validation split, and train once for each, which then validates. The report tells the mean of the figures and how much they differ. Takes as many times longer. The model itself is trained as without. 0 or 1: none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Same seed, same data, same machine: same model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Mixed precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Compute in 16-bit floats and keep the weights in 32-bit: faster on a GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Automatic (on a GPU that has it)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>On</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Keep the best model on cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>When training is cancelled, save the best model so far, or the last one where KEEP says so, not nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a whole number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>one of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>true or false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a file ending with {}, or empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a whole number from {} to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a number from {} to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a whole number of {} or more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a number of {} or more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a whole number of {} or less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a number of {} or less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>Radius</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>How far around a pixel the image is looked at, in pixels. Take about as much as the edges of the map are off: more smooths away small patches.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>Smoothness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>Which contrasts count as edges: those whose variance is above this, where the image as a whole has the variance 1. Lower values follow fainter edges, higher ones smooth across them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>How probabilities, confidence, entropy and margin are stored.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Share for the test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Share of each class's sampled area that is set aside for a test. Features of the test part take no part in a training; assess the map with them when all is decided.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Same seed, same samples: same split. That of a training by default, so that both draw alike.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Kind of chips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>One class for each chip is what networks learn from that answer once for a chip: the class is that of the pixel in the middle, and the folder can be given to a training as FOLDER. Pairs are for networks that answer for each pixel, such as the U-Net: beside each image lies a raster of class values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>One class for each chip, in folders of classes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Image and label chips, one class for each pixel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>PNG has no place on the ground, and room for one or three bands of bytes only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>GeoTIFF (any bands, with its place on the ground)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>PNG (8-bit images of 1 or 3 bands)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Chip size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Width and height of the image chips cut around the samples, in pixels. Take chips that show enough surroundings to recognise a class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Chip size on the ground</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Width and height of the chips in units of the image's CRS, instead of in pixels. The log says how many pixels that is, made up to what the network takes, and the model keeps it. Empty: the size in pixels counts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>map units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Margin of surroundings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Chips are made wider by so much on each side, in units of the image's CRS, so that the network sees more of the surroundings: plots of 30 m with a margin of 20 m give chips of 70 m. Empty: none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Placement of chips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Cover all samples: every labelled pixel is an example of a network that answers once for a chip, and networks that answer for each pixel see large polygons in several chips. One example per feature suits plots and trees that each count once: one chip, with the feature in its middle, however large it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Cover all samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>One example per feature, centred on it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Validation split</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>How features are set aside to validate the model when no split field is given. Spatial blocks keep neighbouring features together, so the validation says how the model does in places it has not seen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Spatial blocks (honest)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Random features (optimistic)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Share for validation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Share of each class's sampled area that is set aside to validate the model. 0: all samples train and nothing is known of the accuracy, for a last training once settings are found; assess the map instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Size of the spatial blocks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Edge length of the blocks of the spatial split, in units of the image's CRS. Empty: found from the samples.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Width of points and lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Points and lines are widened to this diameter, in units of the image's CRS. 0: the pixel under a point, the pixels under a line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Include pixels on the edge</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Label every pixel that a polygon touches instead of those whose centre lies inside.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Maximum number of chips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>When the samples give more chips than this, chips are left out evenly, and the log says so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Augment by flips</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Mirror training chips at random.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Augment by quarter turns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Turn training chips by 90, 180 or 270 degrees at random.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Augment brightness</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Training chips are made brighter or darker at random by up to this many standard deviations of a band.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Pixel classification</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Gives every pixel one class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Regression</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Gives every pixel a number, such as a tree cover, a biomass or a yield.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Several classes at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Gives every picture each of the classes that it shows, be it one, several or none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Object detection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Finds objects and draws a box around each.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Gives every chip a place among others: those of one class lie close together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Set by each family.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Blocks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>First filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Number of patterns learned by the first block; each further block has so many more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Dense units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Number of combinations of patterns that the network learns before it decides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Dropout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Share of features left out at random in training, against learning by heart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Normalisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Keeps the features in range, so that deep networks learn more easily.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Batch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Padding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Without padding a map is computed for whole images at once, about a hundred times faster than patch by patch, and exactly as in the training; the patch must be large enough for the network. With zeros around all features, as the published network has it, any patch will do, but each pixel of a map is computed by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>None (whole images at once)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Zeros (patch by patch)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Activation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>The non-linear function after each convolution.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>ReLU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Leaky ReLU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>ELU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>SiLU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>GELU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>Deep convolutional network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>Tells the class of large patches, or a number, by patterns made up of patterns. For photographs and scenes. Six convolutions with poolings between them, each with a normalisation. It wants large patches, from 190 pixels on unless fewer blocks or padding are chosen, and more samples than the small convolutional network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>land cover</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>scene classification</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>convolutional network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>Width and height of the patch that decides on its middle pixel. Six blocks need at least 190 pixels without padding and 64 with it, five need 94 and 32.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>Convolutions one after another, each of half the size. Small patches allow few.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Fully connected network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Tells the class of a pixel, or a number, from all values of a small patch, each with a weight of its own. The baseline that networks with convolutions should beat: it learns no patterns that may lie anywhere. With a chip size of 1 it looks at the bands of single pixels, as a random forest does. The first layer grows with the patch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Width and height of the patch that decides on its middle pixel. Twice the chip size makes the network four times as large.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Fully connected layers before the decision.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Units</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Combinations of values that each layer learns.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Keeps the features in range.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>The non-linear function after each layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Learns to tell what is alike, and decides by the samples that resemble a place most. For few samples. Each patch becomes a short list of numbers, its embedding; those of one class come to lie close together. The model remembers the embeddings of its samples, and the nearest of them vote on the class. So classes can be added from a few samples without training (alquimia:addclasses), what resembles no sample can be told, and places that look like a chosen one can be found (alquimia:similarity).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>few samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>similarity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>metric learning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>nearest neighbours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>knn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>anomaly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>scene</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Width and height of the patch that decides on its middle pixel; the small encoder needs at least 15 pixels, the large one 63.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Encoder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>The network that makes an embedding of a patch. The large one sees more of the surroundings at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Small (3 convolutions)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Large (5 convolutions)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Embedding size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>How many numbers describe a patch; more for many classes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Keeps the features in range, so that the network learns faster.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Temperature</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>How sharply pairs of one class are told from the others in training: low values care most for the hardest ones.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Neighbours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>How many of the samples that are most alike vote on a class. Can be changed whenever the model is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Weights of neighbours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>What each neighbour's vote counts. Can be changed whenever the model is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Rejection distance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>What lies farther than this from all samples gets a class of its own, unlike anything seen. The distance is that of the cosine: 0 the same, 1 nothing in common, 2 the opposite. Empty: nothing is rejected. The log of the training says how far apart samples are; can be changed whenever the model is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Most samples that are remembered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Of more training chips than this, so many are remembered, evenly of each class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Gradient boosting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Tells each pixel's class, or a number, by trees of which each mends what those before it got wrong. Often somewhat better than a random forest where samples are many, and more easily misled where they are few or wrong. It sees the bands of a pixel and, with a neighbourhood, how they vary around it. Trained without a GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>gradient boosting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>decision trees</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>baseline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>machine learning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Boosting rounds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>How often trees are added, one for each class (one in all for two classes or numbers). Many rounds with much shrinkage learn most; too many learn the samples by heart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Shrinkage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>By how much of its correction each tree changes the answer. Smaller: more rounds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Largest number of leaves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Most leaves of a tree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Fewest training examples at the end of a branch. Fewer for few samples.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Regularisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Pulls the answers of small leaves towards zero (L2).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>LSTM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Tells each pixel's class by reading its dates one after another. For seasons in which the order of events counts. The network keeps a memory while it goes from date to date, and decides at the end what it saw; a second layer reads the series both forwards and backwards. It does not look at neighbouring pixels. Training and mapping take longer than with the networks of convolutions, the more so the more dates there are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>crops</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>phenology</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>recurrent network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Memory of the first layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Number of values that the first layer remembers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Memory of the second layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Number of values that the second layer remembers, in each direction.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Number of combinations of memories that the network learns before it decides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Recurrent dropout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Share of the memory left out at random from date to date in training. Empty: as much as the dropout. With 0, training on a GPU is many times faster.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Pool size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>How many consecutive dates the first layer hands on as one, which makes the second layer faster.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>dates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>The non-linear function after the last hidden layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/mobilenet_v2.py" />
            <source>MobileNetV2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/mobilenet_v2.py" />
            <source>Tells the class of a patch, or a number, by a network that was made for phones: deep, but light to compute. The first choice where pretrained weights help: photographs, drone images, scenes in red, green and blue. They also take other bands. With few samples, freeze all layers; with some hundred for each class, train the head alone for some epochs and then the other layers. Maps are computed patch by patch, because the network pads its features.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Pixel time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Tells each pixel's class from its course through the year. The safe first choice for crops and forests. The network reads the values of one pixel at all dates and does not look at its neighbours. One branch learns patterns of a few dates, such as a sudden harvest; the other learns long ones, such as a slow greening. It learns from few samples, points included, because every pixel of a polygon is an example.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Number of patterns that each convolution learns. Fewer are faster and learn less.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Short patterns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>How many consecutive dates a pattern of the first branch spans.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Long patterns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>How many consecutive dates a pattern of the second branch spans. Empty: half as many as there are dates or bands, whichever are fewer. Set it where the images have few bands and changes are slow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Random forest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Tells each pixel's class, or a number, by the vote of many decision trees. The baseline to compare networks with. Each tree learns from other examples and chooses among other values. A forest is trained in seconds, needs no GPU and hardly any settings, learns from few samples, and says which bands it relies on. It sees the bands of a pixel and, with a neighbourhood, how they vary around it, but no shapes. A network that is not better than the forest was not worth its training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>random forest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Neighbourhood</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Width and height of the window around each pixel. 1: only the pixel's own bands. From 3 on also the mean and the standard deviation of each band in the window, which tell smooth from rough surfaces.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Sizes of windows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Statistics of so many windows: of the whole neighbourhood, of one half as wide, a quarter as wide ….</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Edges in the neighbourhood</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>The mean difference between pixels side by side and one above the other, of each band over the whole neighbourhood: how rough it is, and in which direction.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Values of the histogram</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>The share of the neighbourhood's pixels below each of so many values, from low to high, of each band. 0: none. With edges, also the share of differences below so many. Helps to recognise pictures.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Maximum number of examples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>When the samples have more pixels than this, pixels are left out evenly, and the log says so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest_series.py" />
            <source>Random forest of time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest_series.py" />
            <source>Tells each pixel's class, or a number, from its values at all dates, by the vote of many decision trees. The baseline to compare networks of time series with, and often hard to beat where samples are few. Each band of each date is a value of its own: the trees know nothing of the order of the dates, and look for no patterns that may come earlier or later. Trained in seconds, without a GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>ResNet of patches</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Tells the class of a pixel, or a number, from the patch around it, however finely it is textured. The safe first choice where one label belongs to a patch: points, plots, or tiles of a scene. A map gives every pixel the class of the patch around it, for whole images at once. Give the patch the size that a person would need to tell the classes apart; add stages for large patches.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>residual network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Width and height of the patch that decides on its middle pixel. Three stages need at least 23 pixels, four at least 39, and each further block adds to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Number of patterns learned by the first stage; doubled in each further stage.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Blocks of the first stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Residual blocks after the patch was halved once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Blocks of the second stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Residual blocks after it was halved twice; 0 leaves the stage out, as in all further ones.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Blocks of the third stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Residual blocks after it was halved three times.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Blocks of the fourth stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Residual blocks after it was halved four times.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Stem filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Number of patterns learned by the convolution before the stages, which turns the bands into so many.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Enlargement</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>How many times wider and higher the patch is made before the network looks at it, for tiny patches. Maps are then computed patch by patch. 1 leaves the patch as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>The non-linear function before each convolution.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>ResNet of pixels with surroundings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Tells each pixel's class from its own course through the year and that of its close surroundings. The network sees a small chip of all dates and decides on the class of the pixel in its centre only; each pixel of a map is such a chip. Between the networks of single pixels and the U-Net of image series: it uses texture and neighbours, and learns from samples as small as points. Mapping is slow, because each pixel is computed by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Width and height of the surroundings that decide on the pixel in their centre; an odd number. Twice the chip size takes four times as long.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>How many times wider and higher the chip is made before the network looks at it. Enlarging lets it keep more of the detail of tiny chips, and takes longer. 1 leaves the chip as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Number of patterns learned by the convolution before the stages, which reduces the images to so many bands.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Residual blocks at full resolution.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Residual blocks after the chip and its dates were halved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Residual blocks after the chip and its dates were halved twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Residual blocks after the chip and its dates were halved three times.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet50.py" />
            <source>ResNet-50</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet50.py" />
            <source>Tells the class of a patch, or a number, by a large and well-known network of fifty layers. For many samples, or with pretrained weights, of which all but the batch normalisation may stay as they are: that adapts the network to other sensors by few numbers. Ten times as large as MobileNetV2 and slow without a GPU. Maps are computed patch by patch, because the network pads its features.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>RetinaNet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Finds objects, such as cars, palms, tree crowns or boats, and draws a box with class and score around each. Digitise boxes or polygons around all objects of some areas, or place points with a size, and give these areas, so that objects elsewhere are not taken for background. Some hundred objects teach a network from scratch; pretrained weights need fewer. The network looks at the image at several scales at once, each for objects of its size: the sizes are proposed from the samples. Small residual networks and narrow pyramids suit computers without a GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>object detection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>bounding boxes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>counting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>cars</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>trees</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>palms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Finest level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>The finest level of features that looks for objects has cells of 2 to the power of this many pixels. Take 2 for objects under 16 pixels; it takes four times the computing. Take 4 where all are over 60 pixels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Size of the smallest anchors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Side of the smallest boxes that objects are compared with; each coarser level doubles it. Empty: proposed from the sizes of the samples, and said in the log.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Elongation of the anchors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Anchors are squares, and boxes so many times as high as wide and as wide as high. Empty: proposed from the shapes of the samples.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Sizes of anchors per level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Number of sizes between one level's anchors and those twice as large on the next.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Overlap of an object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>An anchor is to find an object when the two overlap by this much (intersection over union).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Overlap of the background</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>An anchor is to see nothing when it overlaps every object by less than this. Those in between do not count.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Match the best anchor of each object</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>The anchor that overlaps an object most is to find it even where that is less than the overlap above, so that small and odd objects are learned, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Box variance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>What an answer of 1 moves a box by, as a share of its size; sizes change by twice this. Smaller values make the loss of the boxes larger.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Focal loss: weight of objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>What objects count against background in the focal loss, together with FOCAL_GAMMA (Lin et al. 2017).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Smooth L1: where it becomes linear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Errors of boxes count by their square up to this and linearly beyond, so that outliers do not rule.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Backbone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>The network that extracts features. The small residual networks learn from scratch; ResNet-50 is the published one and wants a GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Small residual network (as ResNet-18)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Residual network (as ResNet-34)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>ResNet-50 (large; pretrained weights)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>MobileNetV2 (light; pretrained weights)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Small residual networks only: number of patterns at the first level, doubled at each further one. The published networks have 64.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Pyramid filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Number of patterns at each level of the pyramid, where objects are looked for; most of the computing is done there. The published network has 256.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Subnet convolutions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Convolutions between the pyramid and the answers, once for the classes and once for the boxes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Normalise the subnets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Group normalisation after these convolutions: networks that begin from scratch learn faster. The published network has none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>First score of all anchors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>How likely an object is at each anchor before anything is learned; a small number keeps the many empty places from ruling the start of the training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/small_cnn.py" />
            <source>Small convolutional network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/small_cnn.py" />
            <source>Tells the class of a patch, or a number, by the patterns it finds anywhere in it. Small and simple. Four convolutions with poolings between them, and no more: a first try where few samples are at hand, and what larger networks should be compared with. Each pattern counts by where it is found most clearly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/small_cnn.py" />
            <source>Width and height of the patch that decides on its middle pixel; four blocks need at least 46 pixels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Temporal attention (L-TAE)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Tells each pixel's class by the dates that matter. For irregular dates and seasons in which a few weeks decide. The network learns which dates to look at for which class, and knows the day of each, so that the dates need not lie at regular steps. It reads one pixel at all dates and does not look at its neighbours. Small and fast for what it can do; it wants more samples than the pixel time series network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>attention</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Heads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>How many different looks at the dates the network takes at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Features per head</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Number of features of each date that one head follows. Heads times features per head is what the network knows of a date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Number of values in which the network sums up the season before it decides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Attention dropout</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Share of looks at dates left out at random in training, so that no class hangs on a single date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Key size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Number of values by which a head tells whether a date matters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Longest period</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>The days are given to the network as waves; this is about the span within which days can be told apart. The default serves series of one to three years.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>TempCNN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>Tells each pixel's class from its course through the year by convolutions in time. Proven on large crop maps. The network reads the values of one pixel at all dates and does not look at its neighbours. It slides over the dates several times, so that it sees longer and longer stretches of the season, and keeps all dates to the end. It wants more samples than the pixel time series network and regular steps in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>Kernel size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>How many consecutive dates each convolution spans. Take more where the images are dense in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>Convolutions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>Convolutions one after another; each sees a longer stretch of the season.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>U-Net</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Gives every pixel a class from its colour and its surroundings. The safe first choice for mapping one image. The network looks at the image at several scales: on the way down it halves the image and learns what is there, on the way up it doubles it again and learns where exactly. It needs only a few digitised polygons per class; pixels without a label take no part in the training. Residual connections help deep networks to learn; attention helps where small objects lie in large uninteresting areas.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>semantic segmentation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>buildings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>How many times the image is halved. Each step doubles the surroundings the network sees and makes it about four times larger. The chip size must be a multiple of 2 to the power of the depth.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Number of patterns learned at the first level; doubled at each level further down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Residual connections</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Add the input of each block to its output: deep networks learn more easily.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Attention gates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Let the coarse features decide where the fine ones matter (Oktay et al. 2018).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Share of features left out at random in training, against learning by heart; half of it on the way down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Dropout kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Neighbouring pixels are alike, so leaving out whole feature maps (spatial) is stronger than single values (plain).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Whole feature maps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Single values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Keeps the features in range. Group suits batches of one to four chips, but makes mapping slower, because tiles must overlap.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Upsampling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>How the image is doubled on the way up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Transposed convolution (learned)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Nearest neighbour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Bilinear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Width of the convolutions, an odd number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Upsampling kernel size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Width of the transposed convolutions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Encoder convolutions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Convolutions of each block on the way down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Decoder convolutions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Convolutions of each block on the way up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Head kernel size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Width of the last convolution, which gives the classes; an odd number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Crop margin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Pixels at the edge of each chip that take no part in the training, where the network lacks surroundings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>U-Net of image series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Makes one map from images of several dates, by colour, surroundings and season. It bears clouds at some dates. The network looks at the series at several scales: on the way down it halves the images, and first the dates as well; on the way up it doubles them again. Then it learns how the dates make one map. It needs much more memory and time than the networks of single pixels; use it where shapes matter, such as fields, roads and buildings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>How many times the images are halved. Each step doubles the surroundings the network sees and makes it about four times larger. The chip size must be a multiple of 2 to the power of the depth.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Depth in time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>How many of these steps halve the number of dates too, which may be odd. Empty: each, as long as more than one date is left.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Width of the convolutions in pixels and in dates, an odd number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/pixel_series_family.py" />
            <source>Scaling of bands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/pixel_series_family.py" />
            <source>Linear: by mean and standard deviation, which a few clouds or snow can spoil. By quantiles: each band is bent by a fixed curve so that its training values follow a normal distribution and outliers stay within it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/pixel_series_family.py" />
            <source>Linear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/pixel_series_family.py" />
            <source>By quantiles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Pretrained weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>What the network begins with. Weights learned from millions of photographs need far fewer samples. They are downloaded by Keras and kept; without internet, give their file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>None, start from scratch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>ImageNet (downloaded once)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>A local file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>File of pretrained weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Where the pretrained weights come from a local file: one of keras.applications for this network, .h5 or .weights.h5, with or without its classes. Only numbers are read from it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Frozen layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Which pretrained layers stay as they are. The fewer samples, the more should stay. Frozen batch normalisation uses the averages that it came with.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>None, all weights learn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>All, only the head learns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>All but the batch normalisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>The first layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Number of frozen layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Where the first layers are frozen: how many, counted as Keras does, with its input as the first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Epochs of the head alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Train only the head for so many epochs first, so that its random start does not spoil pretrained weights; then the layers learn that are not frozen. 0: all at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Learning rate of the fine-tuning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>After the epochs of the head alone, the learning rate is multiplied by this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Width and height of the patch that decides on its middle pixel. Weights of ImageNet were learned from 224 pixels and do best with patches that are not much smaller.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Number of combinations of patterns that the head learns before it decides; 0 decides at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Trees</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>How many trees vote. More never harm the accuracy; maps take longer and model files grow in proportion.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Features per split</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>From how many of the values, drawn at random, each branch of a tree chooses. Fewer make the trees more different from each other, which is what a forest lives by.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Automatic (root of all for classes, a third for numbers)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>The root of all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>A third</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>All</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Smallest leaf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Fewest training examples at the end of a branch. More make smaller trees, which helps where samples are noisy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>examples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Largest depth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Most branchings from the root of a tree to a leaf. Empty: until the leaves are pure or too small.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Share of the examples for each tree</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Each tree learns from so many of the examples, drawn with replacement. Less is faster and, with many examples, often as good.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Clean a map and make polygons</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Examples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Removes small patches from a class map and turns it into polygons: sieve, polygonise, fix geometries. A patch that is too small gets the class of its largest neighbour. To smooth by the image instead, use Refine a map along the edges of its image. An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>A class map; its first band holds class values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Patches of fewer pixels than this are merged into their largest neighbour.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Polygons</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Clean map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Smallest patch [pixels]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Compare two models and combine them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Trains a random forest and a U-Net on the same samples, compares both on the samples that were held back (those whose split field says test), averages them into one map, and assesses that map. Tells whether the network was worth it, and whether both together are better. An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Width and height of the image chips of the U-Net, a multiple of 8.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>The field that holds the class. Empty: the field called class, else the only text field.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Largest number of passes over the training chips of the U-Net.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>The raster to learn from and to map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Polygons, lines or points with their class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>A text field with train, validation and test. Empty: the map is assessed on all samples, which is too optimistic.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Assessment report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Chip size [pixels]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Comparison</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Train, find and assess objects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Trains a RetinaNet on digitised boxes, finds the objects of the whole image with it, and assesses them in areas that were held back. An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Polygons in which all objects are digitised; the network learns there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Width and height of the image chips, a multiple of 32 and several times as large as the objects.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>The field that holds the class. Empty: the field called class, else all are of one class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Largest number of passes over the training chips.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>The raster to learn from and to search.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Boxes or outlines of the objects, with their class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Objects that the model is less sure of are left out. A low score lets the assessment see all of them; raise it to what the report says suits best.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Other polygons in which all objects are digitised; the result is assessed there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Annotated areas to learn in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Annotated areas to assess in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Training report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_assess.model3" />
            <source>Train, map and assess</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_assess.model3" />
            <source>Trains a U-Net on digitised samples, maps the whole image with it, and assesses the map on the samples that were held back (those whose split field says test). An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_assess.model3" />
            <source>Width and height of the image chips, a multiple of 8.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Train, map and assess a time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Trains a temporal convolutional network on images of several dates, maps each pixel by its course through the year, and assesses the map on the samples that were held back (those whose split field says test). An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>The date of each image, in their order, such as 2018-04-12, 2018-04-22. Empty: the temporal ranges of the layers, else the dates in the names of the files, else the given order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Largest number of passes over the training pixels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>The rasters to learn from and to map, one for each date, or one with the bands of all dates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Name or number of the band of each image that marks clouds, such as SCL. Empty: none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Polygons, lines or points with their class; every pixel under them is an example.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
