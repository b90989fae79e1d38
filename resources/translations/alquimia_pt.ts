<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
    <context>
        <name>Alquimia</name>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Add classes to a model</source>
            <translation>Acrescentar classes a um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>embedding,few samples,few-shot,extend,new class,samples,nearest neighbours,knn,without training</source>
            <translation>embedding,poucas amostras,few-shot,estender,nova classe,amostras,vizinhos mais próximos,knn,sem treino</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Adds classes to a model of the embedding family from a few samples, without training. The model remembers what the samples look like, and they vote from then on. A class that the model has already, by its name, gets more samples. The result is a new model file; the model that is read stays as it is. The better the new classes differ from each other in what the model has learned to see, the better this works: where they do not, train a model with all classes.</source>
            <translation>Acrescenta classes a um modelo da família de embeddings a partir de poucas amostras, sem treino. O modelo guarda o aspeto das amostras, que a partir daí passam a votar. Uma classe que o modelo já tem, pelo nome, recebe mais amostras. O resultado é um novo ficheiro de modelo; o modelo lido fica como está. Quanto mais as novas classes se distinguirem umas das outras naquilo que o modelo aprendeu a ver, melhor funciona: onde não se distinguem, treine um modelo com todas as classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>A model file of the embedding family (alquimia:train_embedding).</source>
            <translation>Um ficheiro de modelo da família de embeddings (alquimia:train_embedding).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>New model</source>
            <translation>Novo modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>The model with the added classes, one file.</source>
            <translation>O modelo com as classes acrescentadas, num único ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Alquimia models (*.alquimia)</source>
            <translation>Modelos do Alquimia (*.alquimia)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Classes of the new model</source>
            <translation>Classes do novo modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Samples added</source>
            <translation>Amostras acrescentadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/add_classes.py" />
            <source>Instead of image and samples: pictures (GeoTIFF, JPEG, PNG) that show one class each. The folder has one folder for each class; or type the path of a CSV file with the columns file and class (LIST). All of them are used. Pictures of another size than the model's chips are resampled, those that cannot be read are named and left out.</source>
            <translation>Em vez de imagem e amostras: fotografias ou recortes (GeoTIFF, JPEG, PNG) que mostram uma só classe cada um. A pasta tem uma pasta para cada classe; ou escreva o caminho de um ficheiro CSV com as colunas file e class (LIST). São usadas todas. As que têm um tamanho diferente do dos recortes do modelo são reamostradas, as que não se conseguem ler são nomeadas e deixadas de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>The layer has been changed while the model answered.</source>
            <translation>A camada foi alterada enquanto o modelo respondia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Start again.</source>
            <translation>Comece de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>The layer cannot be written: {0}.</source>
            <translation>A camada não pode ser escrita: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>The features cannot be written to {0}: {1}.</source>
            <translation>Os elementos não podem ser escritos em {0}: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>{0} cannot be written: {1}.</source>
            <translation>{0} não pode ser escrito: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Choose another file.</source>
            <translation>Escolha outro ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>The features cannot be written: {0}.</source>
            <translation>Os elementos não podem ser escritos: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>The layer has a field {} already; the new one is called {}.</source>
            <translation>A camada já tem um campo {}; o novo chama-se {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Features without a usable geometry, left empty: {}.</source>
            <translation>Elementos sem geometria utilizável, deixados vazios: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Features off the image, left empty: {}.</source>
            <translation>Elementos fora da imagem, deixados vazios: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Features without a class, left empty: {}.</source>
            <translation>Elementos sem classe, deixados vazios: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/answered_layer.py" />
            <source>Features where the image has no data, left empty: {}.</source>
            <translation>Elementos onde a imagem não tem dados, deixados vazios: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Assess a map</source>
            <translation>Avaliar um mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>accuracy,confusion matrix,kappa,f1,iou,validation,area estimate,confidence interval,evaluate</source>
            <translation>exatidão,matriz de confusão,kappa,f1,iou,validação,estimativa de área,intervalo de confiança,avaliar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Compares a class map with reference polygons, points or another raster. Gives the confusion matrix, overall accuracy, kappa, producer's and user's accuracy, F1 and IoU of each class, and error-adjusted areas with 95 % confidence intervals (Olofsson et al. 2014). Take a reference that the model has not been trained on.</source>
            <translation>Compara um mapa de classes com polígonos ou pontos de referência ou com outro raster. Dá a matriz de confusão, a exatidão global, o kappa, as exatidões do produtor e do utilizador, o F1 e o IoU de cada classe, e áreas corrigidas do erro com intervalos de confiança de 95 % (Olofsson et al. 2014). Use uma referência com a qual o modelo não tenha sido treinado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Instead of features: a raster with the same class values as the map.</source>
            <translation>Em vez de elementos: um raster com os mesmos valores de classe que o mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>The class map to assess; its first band holds class values.</source>
            <translation>O mapa de classes a avaliar; a primeira banda contém os valores das classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Confusion matrix and figures as text, for a spreadsheet.</source>
            <translation>Matriz de confusão e valores em texto, para uma folha de cálculo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Overall accuracy</source>
            <translation>Exatidão global</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Kappa</source>
            <translation>Kappa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Macro F1</source>
            <translation>F1 médio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Mean IoU</source>
            <translation>IoU médio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Error-adjusted overall accuracy</source>
            <translation>Exatidão global corrigida do erro</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Pixels compared</source>
            <translation>Píxeis comparados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_map.py" />
            <source>Map</source>
            <translation>Mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>The layer {0} has no features to use.</source>
            <translation>A camada {0} não tem elementos para usar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Digitise some, or clear the selection.</source>
            <translation>Digitalize alguns, ou limpe a seleção.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Assess found objects</source>
            <translation>Avaliar objetos encontrados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>accuracy,object detection,average precision,map,coco,precision,recall,f1,count,counting,bounding boxes,validation,evaluate</source>
            <translation>exatidão,deteção de objetos,precisão média,map,coco,precisão,sensibilidade,f1,contagem,contar,caixas,validação,avaliar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Compares found objects with digitised ones. Gives precision, recall and F1 at a score, the average precisions AP50, AP75 and AP50…95 of each class as COCO defines them, the score that suits best, counts observed against found, and a layer that shows which objects are found, false and missed. Take a reference that the model has not been trained on.</source>
            <translation>Compara objetos encontrados com objetos digitalizados. Dá a precisão, a sensibilidade e o F1 para uma pontuação, as precisões médias AP50, AP75 e AP50…95 de cada classe segundo a definição do COCO, a pontuação mais adequada, as contagens observadas e encontradas, e uma camada que mostra que objetos foram encontrados, são falsos ou faltam. Use uma referência com a qual o modelo não tenha sido treinado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Precision</source>
            <translation>Precisão</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Recall</source>
            <translation>Sensibilidade</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>AP50</source>
            <translation>AP50</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>AP75</source>
            <translation>AP75</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>AP50…95</source>
            <translation>AP50…95</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Score with the highest F1</source>
            <translation>Pontuação com o F1 mais alto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Highest F1</source>
            <translation>F1 mais alto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Objects in the reference</source>
            <translation>Objetos na referência</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Objects found</source>
            <translation>Objetos encontrados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>False objects</source>
            <translation>Objetos falsos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Objects missed</source>
            <translation>Objetos em falta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Root mean squared error of the counts</source>
            <translation>Raiz do erro quadrático médio das contagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Bias of the counts</source>
            <translation>Viés das contagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>The boxes to assess, with class and score, as Find objects with a model writes them.</source>
            <translation>As caixas a avaliar, com classe e pontuação, tal como as escreve Encontrar objetos com um modelo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Class field of the found objects</source>
            <translation>Campo da classe dos objetos encontrados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Empty: the field called class. Where one of the layers has none, objects are compared without class.</source>
            <translation>Vazio: o campo chamado class. Se uma das camadas não o tiver, os objetos são comparados sem classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Score field</source>
            <translation>Campo da pontuação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>How sure the model is of each object, 0 to 1. Empty: the field called score.</source>
            <translation>Quão certo está o modelo de cada objeto, de 0 a 1. Vazio: o campo chamado score.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Digitised boxes or outlines of the objects that are there; outlines count by their bounds.</source>
            <translation>Caixas ou contornos digitalizados dos objetos que existem; dos contornos conta o retângulo envolvente.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Class field of the reference</source>
            <translation>Campo da classe da referência</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Empty: the field called class.</source>
            <translation>Vazio: o campo chamado class.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Polygons in which all objects are digitised; what lies elsewhere does not count. Objects are also counted in each of them. Empty: all objects are digitised everywhere.</source>
            <translation>Polígonos em que todos os objetos estão digitalizados; o que fica fora não conta. Os objetos são também contados em cada um deles. Vazio: todos os objetos estão digitalizados em toda a parte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>A GeoPackage with the objects above the score, found or false, and the missed ones: outcome, class, score, and the overlap with the reference.</source>
            <translation>Um GeoPackage com os objetos acima da pontuação, certos ou falsos, e os que faltam: resultado, classe, pontuação e sobreposição com a referência.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>HTML pages (*.html)</source>
            <translation>Páginas HTML (*.html)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Tables (*.csv)</source>
            <translation>Tabelas (*.csv)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Found objects</source>
            <translation>Objetos encontrados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Reference objects</source>
            <translation>Objetos de referência</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Annotated areas</source>
            <translation>Áreas anotadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Found, false and missed objects</source>
            <translation>Objetos encontrados, falsos e em falta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Report</source>
            <translation>Relatório</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>A page with all figures and curves, readable without internet.</source>
            <translation>Uma página com todos os valores e curvas, legível sem internet.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Table</source>
            <translation>Tabela</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>The figures of each class as text, for a spreadsheet.</source>
            <translation>Os valores de cada classe em texto, para uma folha de cálculo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Table of counts</source>
            <translation>Tabela de contagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Objects observed and found in each area or square, by class.</source>
            <translation>Objetos observados e encontrados em cada área ou quadrado, por classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/assess_objects.py" />
            <source>Assessment of {}</source>
            <translation>Avaliação de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_differences.py" />
            <source>{0} in NORMALISED_DIFFERENCES is no pair of bands.</source>
            <translation>{0} em NORMALISED_DIFFERENCES não é um par de bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_differences.py" />
            <source>Write pairs as B08/B04, B08/B11, or with the bands' numbers as 4/3.</source>
            <translation>Escreva pares como B08/B04, B08/B11, ou com os números das bandas, como 4/3.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_differences.py" />
            <source>Indices to learn from beside the bands: pairs of bands by name or number, separated by commas. B08/B04 is (B08 - B04) / (B08 + B04), the vegetation index NDVI of Sentinel-2. They help where samples are few.</source>
            <translation>Índices com que aprender além das bandas: pares de bandas por nome ou número, separados por vírgulas. B08/B04 é (B08 - B04) / (B08 + B04), o índice de vegetação NDVI do Sentinel-2. Ajudam onde há poucas amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_differences.py" />
            <source>Normalised differences</source>
            <translation>Diferenças normalizadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_scaling.py" />
            <source>Write one number to divide by, such as 10000, or mean and standard deviation of each band: 410 95; 620 120.</source>
            <translation>Escreva um número pelo qual dividir, como 10000, ou a média e o desvio padrão de cada banda: 410 95; 620 120.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_scaling.py" />
            <source>{0} is not made of numbers.</source>
            <translation>{0} não é feito de números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_scaling.py" />
            <source>{0} is not a mean and a standard deviation.</source>
            <translation>{0} não é uma média e um desvio padrão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/band_scaling.py" />
            <source>Values cannot be divided by {0}.</source>
            <translation>Os valores não podem ser divididos por {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>{0} declares the parameter {1} twice.</source>
            <translation>{0} declara o parâmetro {1} duas vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>{0} has no parameter called {1}.</source>
            <translation>{0} não tem nenhum parâmetro chamado {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>{0} ({1}) is missing.</source>
            <translation>Falta {0} ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Set up</source>
            <translation>Configuração</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Samples</source>
            <translation>Amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Train</source>
            <translation>Treinar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Apply</source>
            <translation>Aplicar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Evaluate</source>
            <translation>Avaliar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/base.py" />
            <source>Models</source>
            <translation>Modelos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>The layer {0} does not exist or has no features of its own.</source>
            <translation>A camada {0} não existe ou não tem elementos próprios.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>The layer {0} has no polygons.</source>
            <translation>A camada {0} não tem polígonos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>Buffer makes polygons of points and lines.</source>
            <translation>Buffer transforma pontos e linhas em polígonos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>The layer {0} has no coordinate reference system.</source>
            <translation>A camada {0} não tem sistema de referência de coordenadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>The score field {0} holds no numbers.</source>
            <translation>O campo da pontuação {0} não contém números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>Choose a field of numbers from 0 to 1.</source>
            <translation>Escolha um campo de números de 0 a 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>The layer {0} has no field {1}.</source>
            <translation>A camada {0} não tem nenhum campo {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>It has: {0}.</source>
            <translation>Tem: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>The field {0} is of the type {1}.</source>
            <translation>O campo {0} é do tipo {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>Choose a field of text or of numbers.</source>
            <translation>Escolha um campo de texto ou de números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>A class field of {0} is given, but the layer {1} has no field called class.</source>
            <translation>É dado um campo da classe de {0}, mas a camada {1} não tem nenhum campo chamado class.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>Choose the class fields of both layers, or of none.</source>
            <translation>Escolha os campos da classe de ambas as camadas, ou de nenhuma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/box_layers.py" />
            <source>The boxes cannot be written to {0}: {1}.</source>
            <translation>As caixas não podem ser escritas em {0}: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Check samples</source>
            <translation>Verificar amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>training data,labels,ground truth,class balance,overlap,histogram,signature,separability,jeffries matusita,validate,quality</source>
            <translation>dados de treino,etiquetas,verdade de terreno,equilíbrio das classes,sobreposição,histograma,assinatura,separabilidade,jeffries matusita,validar,qualidade</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Looks at samples and image as a training would, before one is started. The report tells how many features, pixels and hectares each class has, which classes are rare, which features of different classes overlap, lie off the image or on nodata or have invalid shapes, how the classes look in each band, and how well single pixels tell them apart (Jeffries–Matusita distance). Of numbers for a regression it tells the range, the histogram, those far from all others, and which bands go along with them. Nothing is changed.</source>
            <translation>Olha para as amostras e a imagem como um treino o faria, antes de se iniciar um. O relatório diz quantos elementos, píxeis e hectares tem cada classe, que classes são raras, que elementos de classes diferentes se sobrepõem, que elementos estão fora da imagem ou em píxeis sem dados ou têm formas inválidas, que aspeto têm as classes em cada banda, e quão bem os píxeis isolados as distinguem (distância de Jeffries–Matusita). Dos números para uma regressão diz o intervalo, o histograma, os que estão longe de todos os outros, e que bandas os acompanham. Nada é alterado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>A page with advice, tables of classes and overlaps, histograms of the bands and a map of the samples. Readable without internet.</source>
            <translation>Uma página com conselhos, tabelas de classes e de sobreposições, histogramas das bandas e um mapa das amostras. Legível sem internet.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>One row for each class: features, pixels, share, area in map units and hectares, the class that is most alike and the separability from it, mean and standard deviation of each band.</source>
            <translation>Uma linha por classe: elementos, píxeis, proporção, área em unidades do mapa e em hectares, a classe mais parecida e a separabilidade em relação a ela, média e desvio padrão de cada banda.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Features that can be used</source>
            <translation>Elementos que podem ser usados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Labelled pixels with data</source>
            <translation>Píxeis etiquetados com dados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Features that cannot be used</source>
            <translation>Elementos que não podem ser usados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Features with an invalid shape</source>
            <translation>Elementos com forma inválida</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Pairs of features of different classes that overlap</source>
            <translation>Pares de elementos de classes diferentes que se sobrepõem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Lowest separability of two classes</source>
            <translation>Separabilidade mais baixa entre duas classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Warnings</source>
            <translation>Avisos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Lowest number</source>
            <translation>Número mais baixo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Highest number</source>
            <translation>Número mais alto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_samples.py" />
            <source>Numbers far from all others</source>
            <translation>Números longe de todos os outros</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_series_samples.py" />
            <source>Check samples of a time series</source>
            <translation>Verificar amostras de uma série temporal</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_series_samples.py" />
            <source>time series,dates,clouds,season,profile,phenology,temporal</source>
            <translation>série temporal,datas,nuvens,estação,perfil,fenologia,temporal</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/check_series_samples.py" />
            <source>Looks at samples and dated images as a training would, before one is started. Besides what Check samples tells, the report shows how much of each date could be used around the samples and how each class, or group of numbers, goes through the dates in every band: where profiles run apart, classes can be told apart. Nothing is changed.</source>
            <translation>Olha para as amostras e as imagens datadas como um treino o faria, antes de se iniciar um. Além do que diz Verificar amostras, o relatório mostra quanto de cada data se pôde usar à volta das amostras e como cada classe, ou grupo de números, evolui ao longo das datas em cada banda: onde os perfis se afastam, as classes podem distinguir-se. Nada é alterado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/class_list.py" />
            <source>Give at least two classes, separated by semicolons.</source>
            <translation>Indique pelo menos duas classes, separadas por ponto e vírgula.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/class_list.py" />
            <source>A network learns to tell classes from each other.</source>
            <translation>Uma rede aprende a distinguir classes umas das outras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/class_list.py" />
            <source>{0} does not end in a colour.</source>
            <translation>{0} não termina numa cor.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/class_list.py" />
            <source>Write a colour as # and six digits, for example #228833.</source>
            <translation>Escreva uma cor como # e seis dígitos, por exemplo #228833.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/class_list.py" />
            <source>The class {0} is given twice.</source>
            <translation>A classe {0} é dada duas vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Compare models</source>
            <translation>Comparar modelos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>compare,benchmark,accuracy,validation,mcnemar,significance,disagreement,agreement,best model,evaluate</source>
            <translation>comparar,comparação,exatidão,validação,mcnemar,significância,discordância,concordância,melhor modelo,avaliar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Has several models look at the same image and measures all of them on the same reference, pixel by pixel: accuracy, kappa, F1, IoU, seconds and size of each, and McNemar's test of each pair, which says whether one is better by more than chance. Only what the reference needs is mapped, unless a map of disagreement is asked for. Take a reference that no model has been trained on. Classes are matched by name, and the log says what a model does not know.</source>
            <translation>Faz vários modelos olhar para a mesma imagem e mede-os a todos com a mesma referência, píxel a píxel: exatidão, kappa, F1, IoU, segundos e tamanho de cada um, e o teste de McNemar de cada par, que diz se um é melhor por mais do que acaso. Só se mapeia o que a referência precisa, a não ser que se peça um mapa de discordância. Use uma referência com a qual nenhum modelo tenha sido treinado. As classes são associadas pelo nome, e o registo diz o que cada modelo não conhece.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Instead of features: a raster with class values, or class names, of the models.</source>
            <translation>Em vez de elementos: um raster com os valores ou os nomes das classes dos modelos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Best model, by mean IoU</source>
            <translation>Melhor modelo, pelo IoU médio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Compare models of time series</source>
            <translation>Comparar modelos de séries temporais</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>One row for each model as text, for a spreadsheet.</source>
            <translation>Uma linha por modelo em texto, para uma folha de cálculo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>How many different classes the models give each pixel; 1 where all agree. All of the image, or of the extent, is mapped with each model for it.</source>
            <translation>Quantas classes diferentes os modelos dão a cada píxel; 1 onde todos concordam. Para isso, toda a imagem, ou a extensão, é mapeada com cada modelo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Overall accuracy of the best model</source>
            <translation>Exatidão global do melhor modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Kappa of the best model</source>
            <translation>Kappa do melhor modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Macro F1 of the best model</source>
            <translation>F1 médio do melhor modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Mean IoU of the best model</source>
            <translation>IoU médio do melhor modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Disagreement on {}</source>
            <translation>Discordância em {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/compare_models.py" />
            <source>Map of disagreement</source>
            <translation>Mapa de discordância</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>{0} exists already.</source>
            <translation>{0} já existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Choose another file, so that no digitised work is lost.</source>
            <translation>Escolha outro ficheiro, para que não se perca trabalho digitalizado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>The style {0} exists already.</source>
            <translation>O estilo {0} já existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Choose another name, so that no style is lost.</source>
            <translation>Escolha outro nome, para que não se perca nenhum estilo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>The samples layer needs a file.</source>
            <translation>A camada de amostras precisa de um ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>A temporary layer is lost when QGIS is closed.</source>
            <translation>Uma camada temporária perde-se quando o QGIS é fechado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>{0} is no coordinate reference system.</source>
            <translation>{0} não é um sistema de referência de coordenadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Give one such as EPSG:32719.</source>
            <translation>Indique um como EPSG:32719.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>The project has no coordinate reference system.</source>
            <translation>O projeto não tem sistema de referência de coordenadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Choose one for the layer (CRS), for example EPSG:32719.</source>
            <translation>Escolha um para a camada (CRS), por exemplo EPSG:32719.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Create a samples layer</source>
            <translation>Criar uma camada de amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>digitise,digitize,training data,labels,ground truth,classes,annotate</source>
            <translation>digitalizar,dados de treino,etiquetas,verdade de terreno,classes,anotar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Makes an empty layer to digitise samples in. Its form offers the classes by name, every class has its colour, and features can be put into the training, validation or test part. An existing file is never overwritten.</source>
            <translation>Cria uma camada vazia para digitalizar amostras. O formulário oferece as classes pelo nome, cada classe tem a sua cor, e os elementos podem ser postos na parte de treino, de validação ou de teste. Um ficheiro existente nunca é substituído.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>The names of the classes, one on each line or separated by semicolons. A colour may follow a name: Forest #228833; Water #4477aa; Built-up.</source>
            <translation>Os nomes das classes, um por linha ou separados por ponto e vírgula. A seguir ao nome pode vir uma cor: Floresta #228833; Água #4477aa; Construído.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Best that of the image. Empty: the project's.</source>
            <translation>De preferência o da imagem. Vazio: o do projeto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>A GeoPackage file that does not exist yet.</source>
            <translation>Um ficheiro GeoPackage que ainda não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Coordinate reference system</source>
            <translation>Sistema de referência de coordenadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>What you are going to draw. Polygons teach a network most, because it sees the surroundings too.</source>
            <translation>O que vai desenhar. Os polígonos são o que mais ensina uma rede, porque ela vê também a vizinhança.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Polygons</source>
            <translation>Polígonos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Points</source>
            <translation>Pontos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/create_samples_layer.py" />
            <source>Lines</source>
            <translation>Linhas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>No images are given.</source>
            <translation>Não são dadas imagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Choose the rasters of the series (INPUT).</source>
            <translation>Escolha os rasters da série (INPUT).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>{0} in MASK_VALUES is not a whole number.</source>
            <translation>{0} em MASK_VALUES não é um número inteiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Write the values of the mask as 3, 8, 9.</source>
            <translation>Escreva os valores da máscara como 3, 8, 9.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>MASK_VALUES tells which values of a mask are unusable, but there is no mask.</source>
            <translation>MASK_VALUES diz que valores de uma máscara são inutilizáveis, mas não há máscara.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Give MASK_BAND or MASK_LAYERS as well, or leave MASK_VALUES empty.</source>
            <translation>Indique também MASK_BAND ou MASK_LAYERS, ou deixe MASK_VALUES vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Mask layers cannot be combined with a stacked raster.</source>
            <translation>Camadas de máscara não podem ser combinadas com um raster empilhado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Name the mask band of its dates in MASK_BAND, or give one raster for each date.</source>
            <translation>Indique em MASK_BAND a banda de máscara das suas datas, ou dê um raster por data.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>{0} mask layers are given for {1} images.</source>
            <translation>São dadas {0} camadas de máscara para {1} imagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Give one mask layer for each image, in the same order, or a single one for all.</source>
            <translation>Dê uma camada de máscara por imagem, pela mesma ordem, ou uma só para todas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The raster {0} has the bands 1 to {1}; its mask cannot be band {2}.</source>
            <translation>O raster {0} tem as bandas 1 a {1}; a sua máscara não pode ser a banda {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Give MASK_BAND the name or the number of a band that all images have.</source>
            <translation>Dê a MASK_BAND o nome ou o número de uma banda que todas as imagens tenham.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The mask layers are not in the order of the images: the mask {0} is of {1}, but the image {2} in its place is of {3}.</source>
            <translation>As camadas de máscara não estão na ordem das imagens: a máscara {0} é de {1}, mas a imagem {2} no seu lugar é de {3}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Give the masks in the order of the images.</source>
            <translation>Dê as máscaras pela ordem das imagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Images</source>
            <translation>Imagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The images of the series, one raster for each date; or a single raster in which the bands of all dates are stacked. They need a coordinate reference system. Those on another grid than most are warped while they are read.</source>
            <translation>As imagens da série, um raster por data; ou um único raster em que estão empilhadas as bandas de todas as datas. Precisam de um sistema de referência de coordenadas. As que estão numa grelha diferente da da maioria são ajustadas durante a leitura.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The bands of each image to use, counted from 1, in this order, such as 4;3;2; of a stacked raster, those of each date. Empty: all bands but that of the mask.</source>
            <translation>As bandas de cada imagem a usar, contadas a partir de 1, por esta ordem, por exemplo 4;3;2; num raster empilhado, as de cada data. Vazio: todas as bandas menos a da máscara.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The date of each image in their order, or of each date of a stacked raster, separated by commas: 2018-04-12, 2018-04-22. Empty: the temporal ranges of the layers, else the dates in the names of files, layers or folders (2018-04-12, 20180412 or 2018102), else the given order. The log tells what was taken.</source>
            <translation>A data de cada imagem, pela ordem delas, ou de cada data de um raster empilhado, separadas por vírgulas: 2018-04-12, 2018-04-22. Vazio: os intervalos temporais das camadas, senão as datas nos nomes de ficheiros, camadas ou pastas (2018-04-12, 20180412 ou 2018102), senão a ordem dada. O registo diz o que foi usado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Name or number of the band of each image that marks clouds and other unusable pixels, such as SCL of Sentinel-2.</source>
            <translation>Nome ou número da banda de cada imagem que marca nuvens e outros píxeis inutilizáveis, como a SCL do Sentinel-2.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Rasters of whole numbers that mark unusable pixels, one for each image in the same order, or one for all.</source>
            <translation>Rasters de números inteiros que marcam píxeis inutilizáveis, um por imagem pela mesma ordem, ou um para todas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>The values of the mask that mark unusable pixels: whole numbers separated by commas. Empty: for a band called SCL its usual ones, 0, 1, 2, 3, 8, 9, 10, 11; for any other mask everything but 0.</source>
            <translation>Os valores da máscara que marcam píxeis inutilizáveis: números inteiros separados por vírgulas. Vazio: para uma banda chamada SCL os habituais, 0, 1, 2, 3, 8, 9, 10, 11; para qualquer outra máscara, tudo menos 0.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Bands</source>
            <translation>Bandas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Dates</source>
            <translation>Datas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Mask band</source>
            <translation>Banda da máscara</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Mask layers</source>
            <translation>Camadas de máscara</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Unusable values of the mask</source>
            <translation>Valores inutilizáveis da máscara</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Order in a stacked raster</source>
            <translation>Ordem num raster empilhado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Only where the whole series is one raster: how its bands follow each other.</source>
            <translation>Só onde toda a série é um único raster: como as suas bandas se seguem umas às outras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Date by date, all bands of the first date first</source>
            <translation>Data a data, primeiro todas as bandas da primeira data</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/dated_layers.py" />
            <source>Band by band, all dates of the first</source>
            <translation>Banda a banda, todas as datas da primeira</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Engine status</source>
            <translation>Estado do motor</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Says whether the engine is installed and works: versions, devices, the speed of a short matrix product on each device, and why there is no GPU.</source>
            <translation>Diz se o motor está instalado e funciona: versões, dispositivos, a velocidade de um curto produto de matrizes em cada dispositivo, e porque não há GPU.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Engine works</source>
            <translation>O motor funciona</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Folder of the environment</source>
            <translation>Pasta do ambiente</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Backend</source>
            <translation>Biblioteca de cálculo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/engine_status.py" />
            <source>Devices</source>
            <translation>Dispositivos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>The weights {0} are not numbers.</source>
            <translation>Os pesos {0} não são números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Write them as 2;1.</source>
            <translation>Escreva-os como 2;1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Map an image with several models</source>
            <translation>Mapear uma imagem com vários modelos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>ensemble,average,mean,vote,combine,predict,apply,classify,probability,uncertainty,deep learning</source>
            <translation>conjunto de modelos,média,voto,combinar,prever,aplicar,classificar,probabilidade,incerteza,aprendizagem profunda</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Averages the probabilities of several models and gives every pixel the class that is most probable then. Models that err in different places correct each other, so the map is often better than that of the best of them, and its probabilities are more honest. All models must have been trained on the same class values and names; their families, bands and chip sizes may differ. A pixel gets a class where all models have an answer. A mapping that was interrupted goes on where it stopped when it is started again with the same parameters.</source>
            <translation>Faz a média das probabilidades de vários modelos e dá a cada píxel a classe que é então a mais provável. Modelos que erram em sítios diferentes corrigem-se uns aos outros, por isso o mapa é muitas vezes melhor do que o do melhor deles, e as suas probabilidades são mais honestas. Todos os modelos têm de ter sido treinados com os mesmos valores e nomes de classes; as famílias, as bandas e os tamanhos dos recortes podem ser diferentes. Um píxel recebe uma classe onde todos os modelos têm uma resposta. Um mapeamento interrompido continua onde parou quando é iniciado de novo com os mesmos parâmetros.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Pixels mapped</source>
            <translation>Píxeis mapeados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Map an image time series with several models</source>
            <translation>Mapear uma série temporal de imagens com vários modelos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>How much each model counts, in their order, such as 2;1: the first twice as much as the second. Positive numbers; only their ratios matter. Empty: all alike.</source>
            <translation>Quanto conta cada modelo, pela ordem deles, por exemplo 2;1: o primeiro conta o dobro do segundo. Números positivos; só importam as proporções. Vazio: todos por igual.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>The class of every pixel, with colours and names.</source>
            <translation>A classe de cada píxel, com cores e nomes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/ensemble.py" />
            <source>Weights of the models</source>
            <translation>Pesos dos modelos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/example_model.py" />
            <source>The example model {0} cannot be read.</source>
            <translation>O modelo de exemplo {0} não pode ser lido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>This model estimates a number ({0}) and knows no classes.</source>
            <translation>Este modelo estima um número ({0}) e não conhece classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Leave {0} empty: what raised the number is shown.</source>
            <translation>Deixe {0} vazio: é mostrado o que fez subir o número.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Show where a model looked (class activation)</source>
            <translation>Mostrar para onde um modelo olhou (ativação da classe)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>grad-cam,gradcam,cam,class activation map,explain,explanation,interpretability,heatmap,heat,attention,saliency,why,xai</source>
            <translation>grad-cam,gradcam,cam,mapa de ativação de classes,explicar,explicação,interpretabilidade,mapa de calor,calor,atenção,saliência,porquê,xai</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Maps which places of an image speak for the answer of a model that sees patches, by Grad-CAM (Selvaraju et al. 2017). In each patch the place that spoke most for the class has the probability of the class, a place that did not speak for it has 0; overlapping patches are averaged. Lay the result over the image: a model that looks at the shadow beside a house has not learned what a house is. With a model of a number, places that raised the number are shown. The detail is that of the network's last feature maps, a few to some dozen cells across a patch.</source>
            <translation>Mapeia que sítios de uma imagem falam a favor da resposta de um modelo que vê fragmentos, por Grad-CAM (Selvaraju et al. 2017). Em cada fragmento, o sítio que mais falou a favor da classe tem a probabilidade da classe, e um sítio que não falou a favor dela tem 0; onde os fragmentos se sobrepõem, faz-se a média. Ponha o resultado sobre a imagem: um modelo que olha para a sombra ao lado de uma casa não aprendeu o que é uma casa. Com um modelo de um número, são mostrados os sítios que fizeram subir o número. O detalhe é o dos últimos mapas de características da rede, de algumas células a umas dezenas ao longo de um fragmento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Class activation</source>
            <translation>Ativação da classe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Pixels with a value</source>
            <translation>Píxeis com valor</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Activation of {} in {}</source>
            <translation>Ativação de {} em {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Name or value of the class that is explained. Empty: of each patch the class that it is taken for.</source>
            <translation>Nome ou valor da classe que é explicada. Vazio: em cada fragmento, a classe por que ele é tomado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>How much each pixel spoke for the class, from 0 to 1.</source>
            <translation>Quanto falou cada píxel a favor da classe, de 0 a 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Polygons or points: only the patches are shown by which the model answers for them. Empty: patches all over the extent.</source>
            <translation>Polígonos ou pontos: só são mostrados os fragmentos pelos quais o modelo responde por eles. Vazio: fragmentos em toda a extensão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>The part to look at, in any CRS. Empty: all of it.</source>
            <translation>A parte a observar, em qualquer SRC. Vazio: tudo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Class</source>
            <translation>Classe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Features</source>
            <translation>Elementos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Extent</source>
            <translation>Extensão</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/explain_raster.py" />
            <source>Activation of {}</source>
            <translation>Ativação de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>The folder {0} is not empty.</source>
            <translation>A pasta {0} não está vazia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Choose a folder that is empty or does not exist yet.</source>
            <translation>Escolha uma pasta vazia ou que ainda não exista.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Export chips of samples</source>
            <translation>Exportar recortes das amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>patches,tiles,training data,data set,cut,clip,masks,labels,geotiff,png,folder,scene classification,segmentation</source>
            <translation>fragmentos,mosaicos,dados de treino,conjunto de dados,cortar,recortar,máscaras,etiquetas,geotiff,png,pasta,classificação de cenas,segmentação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Writes the chips that a training would see into a new folder, for other programs or to look at them. Chips of one class each lie in train, valid and test with a folder for each class inside, as the trainings of networks take it that answer once for a chip; or each image chip has a label chip beside it. A list (chips.csv) names file, class and part of all chips. A folder that holds anything is never written into.</source>
            <translation>Escreve numa pasta nova os recortes que um treino veria, para outros programas ou para os ver. Os recortes com uma classe cada ficam em train, valid e test, com uma pasta por classe lá dentro, tal como os recebem os treinos de redes que respondem uma vez por recorte; ou então cada recorte da imagem tem ao lado um recorte de etiquetas. Uma lista (chips.csv) indica o ficheiro, a classe e a parte de todos os recortes. Nunca se escreve numa pasta que já tenha alguma coisa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>A folder that is empty or does not exist yet.</source>
            <translation>Uma pasta vazia ou que ainda não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Chips to train</source>
            <translation>Recortes para treinar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Chips to validate</source>
            <translation>Recortes para validar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Chips to test</source>
            <translation>Recortes para testar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>Folder of chips</source>
            <translation>Pasta dos recortes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_chips.py" />
            <source>List of the chips</source>
            <translation>Lista dos recortes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>The network and what belongs to it would share the file {0}.</source>
            <translation>A rede e o que lhe pertence partilhariam o ficheiro {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>Export a model</source>
            <translation>Exportar um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>keras,tensorflow,h5,hdf5,json,weights,share,convert,save,interchange,python</source>
            <translation>keras,tensorflow,h5,hdf5,json,pesos,partilhar,converter,guardar,intercâmbio,python</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>Writes the network of a model for people who have Keras and no Alquimia. A text file beside it tells what Keras does not keep: bands, how their values are scaled, classes, and the size of the chips. Keras opens the network in its safe mode; models with layers of Alquimia's own cannot be exported.</source>
            <translation>Escreve a rede de um modelo para quem tem o Keras mas não o Alquimia. Um ficheiro de texto ao lado diz o que o Keras não guarda: as bandas, como os seus valores são escalados, as classes e o tamanho dos recortes. O Keras abre a rede no seu modo seguro; modelos com camadas próprias do Alquimia não podem ser exportados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>A model file written by a training algorithm, or imported.</source>
            <translation>Um ficheiro de modelo escrito por um algoritmo de treino, ou importado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>Network</source>
            <translation>Rede</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>The ending chooses the form: .keras is one file and the form of Keras 3; .h5 is one file in the older form; .json is a readable description of the network, with its weights beside it in a .weights.h5.</source>
            <translation>A terminação escolhe a forma: .keras é um só ficheiro, na forma do Keras 3; .h5 é um só ficheiro, na forma mais antiga; .json é uma descrição legível da rede, com os pesos ao lado num .weights.h5.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>Keras (*.keras);;Description and weights (*.json);;Keras, older form (*.h5)</source>
            <translation>Keras (*.keras);;Descrição e pesos (*.json);;Keras, forma mais antiga (*.h5)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>File of the weights</source>
            <translation>Ficheiro dos pesos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_model.py" />
            <source>About the network</source>
            <translation>Sobre a rede</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_series_chips.py" />
            <source>Export chips of a time series</source>
            <translation>Exportar recortes de uma série temporal</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_series_chips.py" />
            <source>time series,dates,stack,multi-temporal</source>
            <translation>série temporal,datas,pilha,multitemporal</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/export_series_chips.py" />
            <source>Writes the chips of dated images that a training would see into a new folder: GeoTIFFs in which the bands of all dates are stacked, gaps filled as chosen. Bands are named by date and band, such as 2018-04-12_B08, so that a chip can be opened as a stacked series again. Lists name file, class and part of all chips (chips.csv) and the bands of each date (dates.csv). A folder that holds anything is never written into.</source>
            <translation>Escreve numa pasta nova os recortes de imagens datadas que um treino veria: GeoTIFF em que estão empilhadas as bandas de todas as datas, com as falhas preenchidas como escolhido. As bandas são nomeadas pela data e pela banda, como 2018-04-12_B08, para que um recorte possa ser aberto de novo como série empilhada. Há listas que indicam o ficheiro, a classe e a parte de todos os recortes (chips.csv) e as bandas de cada data (dates.csv). Nunca se escreve numa pasta que já tenha alguma coisa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/feature_styles.py" />
            <source>The result {0} cannot be opened.</source>
            <translation>O resultado {0} não pode ser aberto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/feature_styles.py" />
            <source>No answer</source>
            <translation>Sem resposta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Give points or polygons; Buffer makes polygons of lines.</source>
            <translation>Dê pontos ou polígonos; Buffer transforma linhas em polígonos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>The layer {0} has lines.</source>
            <translation>A camada {0} tem linhas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>The layer {0} has no geometries.</source>
            <translation>A camada {0} não tem geometrias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Choose a map layer.</source>
            <translation>Escolha uma camada de mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>The layer has no file name.</source>
            <translation>A camada não tem nome de ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Give OUTPUT a path that ends in .gpkg.</source>
            <translation>Dê a OUTPUT um caminho que termine em .gpkg.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Polygons or points, in any coordinate reference system, such as fields, stands or plots.</source>
            <translation>Polígonos ou pontos, em qualquer sistema de referência de coordenadas, como campos, povoamentos ou parcelas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>A model file written by one of the training algorithms.</source>
            <translation>Um ficheiro de modelo escrito por um dos algoritmos de treino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>{} of {}</source>
            <translation>{} de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>A GeoPackage with all features and fields of the layer, in their order, and what the model says: class_value, class_name, confidence and answer_count, or value, value_spread and answer_count; models of the embedding family add the distance of the nearest sample. A name that the layer has already gets a number, such as class_name_2.</source>
            <translation>Um GeoPackage com todos os elementos e campos da camada, pela sua ordem, e o que diz o modelo: class_value, class_name, confidence e answer_count, ou value, value_spread e answer_count; os modelos da família de embeddings acrescentam a distância à amostra mais próxima. Um nome que a camada já tenha recebe um número, como class_name_2.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Features with an answer</source>
            <translation>Elementos com resposta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Features without an answer</source>
            <translation>Elementos sem resposta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Classes of {}</source>
            <translation>Classes de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/features_with_model.py" />
            <source>Answered features</source>
            <translation>Elementos com respostas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/from_declarations.py" />
            <source>The expression for {0} has no value.</source>
            <translation>A expressão para {0} não tem valor.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/from_declarations.py" />
            <source>Choices: {}.</source>
            <translation>Opções: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/from_declarations.py" />
            <source>Allowed: {}.</source>
            <translation>Permitido: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/given_images.py" />
            <source>A band is chosen twice: {0}.</source>
            <translation>Uma banda foi escolhida duas vezes: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/given_images.py" />
            <source>The raster {0} has the bands 1 to {1}; band {2} was asked for.</source>
            <translation>O raster {0} tem as bandas 1 a {1}; foi pedida a banda {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/given_images.py" />
            <source>{} images</source>
            <translation>{} imagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/given_layers.py" />
            <source>The bands {0} are not numbers from 1.</source>
            <translation>As bandas {0} não são números a partir de 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/given_layers.py" />
            <source>Write them as 1;2;3.</source>
            <translation>Escreva-as como 1;2;3.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/given_layers.py" />
            <source>The raster {0} does not exist or cannot be opened.</source>
            <translation>O raster {0} não existe ou não pode ser aberto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_facts.py" />
            <source>it cannot be opened as a raster</source>
            <translation>não pode ser aberto como raster</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_facts.py" />
            <source>it has no bands</source>
            <translation>não tem bandas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_facts.py" />
            <source>it has no coordinate reference system</source>
            <translation>não tem sistema de referência de coordenadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_facts.py" />
            <source>it is rotated, sheared or not georeferenced</source>
            <translation>está rodado, inclinado ou não está georreferenciado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_facts.py" />
            <source>it holds complex numbers</source>
            <translation>contém números complexos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_facts.py" />
            <source>it has no band {0}, only {1}</source>
            <translation>não tem a banda {0}, só {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_facts.py" />
            <source>{0} of it would be used, but the model needs {1}</source>
            <translation>seriam usadas {0} dele, mas o modelo precisa de {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_folder.py" />
            <source>The pattern of the file names is empty.</source>
            <translation>O padrão dos nomes de ficheiro está vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_folder.py" />
            <source>The usual one is {0}.</source>
            <translation>O habitual é {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_folder.py" />
            <source>The folder {0} does not exist.</source>
            <translation>A pasta {0} não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_folder.py" />
            <source>No file in the folder {0}{1} fits {2}.</source>
            <translation>Nenhum ficheiro da pasta {0}{1} corresponde a {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_folder.py" />
            <source>Choose another folder or pattern{0}</source>
            <translation>Escolha outra pasta ou outro padrão{0}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_folder.py" />
            <source>The folder {0} cannot be read ({1}).</source>
            <translation>A pasta {0} não pode ser lida ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_series.py" />
            <source>it does not exist</source>
            <translation>não existe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_series.py" />
            <source>Left out, because Alquimia has made them as maps: {}.</source>
            <translation>Deixados de fora, porque são mapas feitos pelo Alquimia: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_series.py" />
            <source>Left out, because their parts are images of the folder too: {}.</source>
            <translation>Deixados de fora, porque as suas partes também são imagens da pasta: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_source.py" />
            <source>Give the layer a coordinate reference system (Layer &gt; Set CRS of Layer) or assign one to the file.</source>
            <translation>Dê à camada um sistema de referência de coordenadas (Camada &gt; Definir SRC da camada) ou atribua um ao ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_source.py" />
            <source>The raster {0} has no coordinate reference system.</source>
            <translation>O raster {0} não tem sistema de referência de coordenadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_source.py" />
            <source>The layer {0} has no pixel size of its own.</source>
            <translation>A camada {0} não tem um tamanho de píxel próprio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_source.py" />
            <source>Save it as a GeoTIFF (Export &gt; Save As…) and use that.</source>
            <translation>Guarde-a como GeoTIFF (Exportar &gt; Guardar como…) e use esse.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_source.py" />
            <source>The raster {0} cannot be read.</source>
            <translation>O raster {0} não pode ser lido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_source.py" />
            <source>The raster {0} cannot be written to the temporary folder {1}.</source>
            <translation>O raster {0} não pode ser escrito na pasta temporária {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_source.py" />
            <source>The raster {0} cannot be read with the CRS given to its layer.</source>
            <translation>O raster {0} não pode ser lido com o SRC dado à sua camada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/image_source.py" />
            <source>{} is not a file: writing it to a temporary one.</source>
            <translation>{} não é um ficheiro: é escrito num ficheiro temporário.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Network: {0} is no description of a network.</source>
            <translation>Rede: {0} não é a descrição de uma rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Give a .keras, a .h5 that holds a whole model, or the .json beside a .weights.h5.</source>
            <translation>Dê um .keras, um .h5 que contenha um modelo completo, ou o .json ao lado de um .weights.h5.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The weights of the network, {0}, do not exist.</source>
            <translation>Os pesos da rede, {0}, não existem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Give them as WEIGHTS.</source>
            <translation>Indique-os em WEIGHTS.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The names of the CLASSES are missing.</source>
            <translation>Faltam os nomes das CLASSES.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The file of a network does not hold them.</source>
            <translation>O ficheiro de uma rede não os contém.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The lowest value, {0}, must lie below the highest, {1}.</source>
            <translation>O valor mais baixo, {0}, tem de ficar abaixo do mais alto, {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Import a model</source>
            <translation>Importar um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>keras,tensorflow,h5,hdf5,json,weights,pretrained,convert,open,foreign,python</source>
            <translation>keras,tensorflow,h5,hdf5,json,pesos,pré-treinado,converter,abrir,externo,python</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Makes a model of a network that was trained elsewhere with Keras 3, so that it maps images here. It is rebuilt from a list of known layers: files with code of their own (Lambda, custom layers) are refused, whoever they come from, and so are files of Keras 2. Networks of images and of single pixels can be imported, which give classes or one number, for each pixel or for the middle of a chip.</source>
            <translation>Faz um modelo a partir de uma rede treinada noutro lado com o Keras 3, para que mapeie imagens aqui. A rede é reconstruída a partir de uma lista de camadas conhecidas: ficheiros com código próprio (Lambda, camadas personalizadas) são recusados, venham de quem vierem, e os ficheiros do Keras 2 também. Podem importar-se redes de imagens e de píxeis isolados que dão classes ou um número, para cada píxel ou para o centro de um recorte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The model file, which the prediction algorithms read.</source>
            <translation>O ficheiro do modelo, que os algoritmos de previsão leem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>A network saved by Keras 3: .keras, a whole model as .h5, or the .json of a network. Where an export has left an .about.json beside it, what is not given below is taken from there.</source>
            <translation>Uma rede guardada pelo Keras 3: .keras, um modelo completo em .h5, ou o .json de uma rede. Se uma exportação deixou um .about.json ao lado, o que não for indicado abaixo é tirado daí.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The weights that belong to a .json. Empty: the .weights.h5 of the same name.</source>
            <translation>Os pesos que pertencem a um .json. Vazio: o .weights.h5 do mesmo nome.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Answers</source>
            <translation>Respostas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Weights</source>
            <translation>Pesos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>The names of the classes in the order of the network's answers, one on each line or separated by semicolons. A colour may follow a name: Forest #228833; Water #4477aa. A network with one answer and a sigmoid has two: what it does not look for, then what it looks for.</source>
            <translation>Os nomes das classes pela ordem das respostas da rede, um por linha ou separados por ponto e vírgula. A seguir ao nome pode vir uma cor: Floresta #228833; Água #4477aa. Uma rede com uma resposta e uma sigmoide tem duas: primeiro o que não procura, depois o que procura.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Names of the bands</source>
            <translation>Nomes das bandas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Separated by semicolons, in the order of the network's input; images whose bands have other names are then refused. Empty: bands are taken in their order.</source>
            <translation>Separados por ponto e vírgula, pela ordem da entrada da rede; imagens cujas bandas tenham outros nomes são então recusadas. Vazio: as bandas são tomadas pela sua ordem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Scaling of the bands</source>
            <translation>Escala das bandas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>How values were scaled before the network saw them. One number, such as 255 or 10000, divides them; a mean and a standard deviation for each band, as in 410 95; 620 120, are subtracted and divided by. Empty: not at all, or as the about file says.</source>
            <translation>Como os valores foram escalados antes de a rede os ver. Um só número, como 255 ou 10000, divide-os; uma média e um desvio padrão por banda, como em 410 95; 620 120, são subtraída e dividido. Vazio: sem escala, ou como diz o ficheiro about.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Name of the number</source>
            <translation>Nome do número</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>For a network that tells a number: what it is, such as tree cover.</source>
            <translation>Para uma rede que dá um número: o que ele é, por exemplo cobertura arbórea.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Networks of Keras (*.keras *.json *.h5 *.hdf5)</source>
            <translation>Redes do Keras (*.keras *.json *.h5 *.hdf5)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Weights of Keras (*.weights.h5 *.h5)</source>
            <translation>Pesos do Keras (*.weights.h5 *.h5)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>What it tells</source>
            <translation>O que diz</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>What the answers of the network are: classes, of which a last softmax or sigmoid is cut off and computed while mapping, or one number.</source>
            <translation>O que são as respostas da rede: classes, das quais um softmax ou uma sigmoide final é cortado e calculado durante o mapeamento, ou um número.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>One number</source>
            <translation>Um número</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Width of the images that the network was trained on, where its file does not say. Empty: as the file or the about file says.</source>
            <translation>Largura das imagens com que a rede foi treinada, onde o seu ficheiro não o diz. Vazio: como diz o ficheiro ou o ficheiro about.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Ground resolution</source>
            <translation>Resolução no terreno</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Pixel size of the images that the network was trained on; mapping warns where an image differs. Empty: not known.</source>
            <translation>Tamanho dos píxeis das imagens com que a rede foi treinada; o mapeamento avisa onde uma imagem difere. Vazio: não é conhecido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>m</source>
            <translation>m</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Lowest value</source>
            <translation>Valor mais baixo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>For a network that tells a number: the lowest that it knows, for the colours of maps. Empty: 0.</source>
            <translation>Para uma rede que dá um número: o mais baixo que conhece, para as cores dos mapas. Vazio: 0.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>Highest value</source>
            <translation>Valor mais alto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/import_model.py" />
            <source>For a network that tells a number: the highest that it knows, for the colours of maps. Empty: 1.</source>
            <translation>Para uma rede que dá um número: o mais alto que conhece, para as cores dos mapas. Vazio: 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/input_layers.py" />
            <source>The raster to look at, with any number of bands of any data type. It needs a coordinate reference system.</source>
            <translation>O raster a observar, com qualquer número de bandas e qualquer tipo de dados. Precisa de um sistema de referência de coordenadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/input_layers.py" />
            <source>The bands to use, counted from 1 and in this order. Empty: all bands.</source>
            <translation>As bandas a usar, contadas a partir de 1 e por esta ordem. Vazio: todas as bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/input_layers.py" />
            <source>Image</source>
            <translation>Imagem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>The Python in ALQUIMIA_ENGINE_PYTHON is a working engine; nothing is installed: {0}</source>
            <translation>O Python em ALQUIMIA_ENGINE_PYTHON é um motor que funciona; nada é instalado: {0}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Install engine</source>
            <translation>Instalar o motor</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Installs the engine that trains and runs networks. It gets a Python environment of its own (TensorFlow, Keras, OpenVINO and others, about 2.2 GB on disk); QGIS's own Python is not changed. The packages come from the package server that pip or uv are set up for, or from a folder of wheels.</source>
            <translation>Instala o motor que treina e usa as redes. Recebe um ambiente Python próprio (TensorFlow, Keras, OpenVINO e outros, cerca de 2,2 GB em disco); o Python do QGIS não é alterado. Os pacotes vêm do servidor de pacotes que estiver definido para o pip ou o uv, ou de uma pasta de ficheiros wheel.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>automatic: the GPU where there is an NVIDIA driver, else the processor. cpu: TensorFlow on the processor. cuda: TensorFlow on an NVIDIA GPU (Linux, about 7 GB). torch: PyTorch, for NVIDIA GPUs on Windows and Apple GPUs (up to 6 GB).</source>
            <translation>automatic: a GPU onde há um controlador NVIDIA, senão o processador. cpu: TensorFlow no processador. cuda: TensorFlow numa GPU NVIDIA (Linux, cerca de 7 GB). torch: PyTorch, para GPUs NVIDIA no Windows e GPUs da Apple (até 6 GB).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Folder of wheels (without network)</source>
            <translation>Pasta de ficheiros wheel (sem rede)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Install from the .whl files in this folder only: for computers without network.</source>
            <translation>Instalar apenas a partir dos ficheiros .whl desta pasta: para computadores sem rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Python to use</source>
            <translation>Python a usar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>The Python (3.10 to 3.13) that the environment is made from. Empty: one is looked for.</source>
            <translation>O Python (3.10 a 3.13) a partir do qual se faz o ambiente. Vazio: é procurado um.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Repair</source>
            <translation>Reparar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Build the environment again even where it is there.</source>
            <translation>Voltar a construir o ambiente, mesmo que já exista.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Remove other environments</source>
            <translation>Remover outros ambientes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Remove all other environments of Alquimia afterwards, also those of former versions.</source>
            <translation>Remover depois todos os outros ambientes do Alquimia, incluindo os de versões anteriores.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Device</source>
            <translation>Dispositivo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/install_engine.py" />
            <source>Python of the environment</source>
            <translation>Python do ambiente</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/layer_dates.py" />
            <source>{0} dates are given in DATES for {1} images.</source>
            <translation>São dadas {0} datas em DATES para {1} imagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/layer_dates.py" />
            <source>Give one date for each image, in their order, or leave DATES empty.</source>
            <translation>Dê uma data por imagem, pela ordem delas, ou deixe DATES vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/layer_dates.py" />
            <source>{0} of {1} images have no date, while the others have one: {2}.</source>
            <translation>{0} de {1} imagens não têm data, enquanto as outras têm: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/layer_dates.py" />
            <source>Give the dates of all images in DATES, set the layers' temporal range, or put dates into the file names.</source>
            <translation>Dê as datas de todas as imagens em DATES, defina o intervalo temporal das camadas, ou ponha datas nos nomes dos ficheiros.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>The part to map, in any CRS. Empty: all of it.</source>
            <translation>A parte a mapear, em qualquer SRC. Vazio: tudo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Probabilities</source>
            <translation>Probabilidades</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>One band for each class with its probability.</source>
            <translation>Uma banda por classe com a sua probabilidade.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Confidence</source>
            <translation>Confiança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>The probability of the class that was chosen.</source>
            <translation>A probabilidade da classe escolhida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Entropy</source>
            <translation>Entropia</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>How undecided the model is among all classes: 0 where one class has all the probability, 100 % (or 1) where all classes are equally probable.</source>
            <translation>Quão indeciso está o modelo entre todas as classes: 0 onde uma classe tem toda a probabilidade, 100 % (ou 1) onde todas as classes são igualmente prováveis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Margin</source>
            <translation>Margem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>The probability of the class that was chosen minus that of the second: 0 where the two are equal. Low margins are the places to digitise more samples in.</source>
            <translation>A probabilidade da classe escolhida menos a da segunda: 0 onde as duas são iguais. É nos sítios de margem baixa que convém digitalizar mais amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Distance</source>
            <translation>Distância</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Only for models of the embedding family: how far each pixel is from all samples that the model remembers, as the cosine distance of the nearest one. High values show what is unlike anything seen.</source>
            <translation>Só para modelos da família de embeddings: a que distância está cada píxel de todas as amostras que o modelo guarda, como distância do cosseno à mais próxima. Valores altos mostram o que não se parece com nada já visto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Embedding</source>
            <translation>Embedding</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Only for models of the embedding family: the embedding of each pixel, one band for each of its numbers.</source>
            <translation>Só para modelos da família de embeddings: o embedding de cada píxel, uma banda para cada um dos seus números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Probabilities of {}</source>
            <translation>Probabilidades de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Confidence of {}</source>
            <translation>Confiança de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Entropy of {}</source>
            <translation>Entropia de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Margin of {}</source>
            <translation>Margem de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Distance of {}</source>
            <translation>Distância de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_outputs.py" />
            <source>Embedding of {}</source>
            <translation>Embedding de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/map_with_model.py" />
            <source>The class of every pixel or patch, with colours and names; with a model of a regression its number; with one that was trained without samples the embedding, one band for each of its numbers.</source>
            <translation>A classe de cada píxel ou fragmento, com cores e nomes; com um modelo de regressão, o seu número; com um modelo treinado sem amostras, o embedding, uma banda para cada um dos seus números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>The model {0} finds objects; it does not map pixels.</source>
            <translation>O modelo {0} encontra objetos; não mapeia píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>Use it in Find objects with a model (alquimia:predictobjects).</source>
            <translation>Use-o em Encontrar objetos com um modelo (alquimia:predictobjects).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>The model {0} was trained on a single image; it cannot map a time series.</source>
            <translation>O modelo {0} foi treinado com uma única imagem; não pode mapear uma série temporal.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>Use it in {0}.</source>
            <translation>Use-o em {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>The model {0} was trained on a time series of {1} dates; it cannot map a single image.</source>
            <translation>O modelo {0} foi treinado com uma série temporal de {1} datas; não pode mapear uma única imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>This model ({0}) gives no distances or embeddings.</source>
            <translation>Este modelo ({0}) não dá distâncias nem embeddings.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>Leave {0} empty or switched off, or use a model of the embedding family.</source>
            <translation>Deixe {0} vazio ou desligado, ou use um modelo da família de embeddings.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>This model estimates a number ({0}) and has no probabilities or confidence.</source>
            <translation>Este modelo estima um número ({0}) e não tem probabilidades nem confiança.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>Leave {0} empty or switched off.</source>
            <translation>Deixe {0} vazio ou desligado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>This model was trained without samples and knows no classes yet; its map is the embedding itself.</source>
            <translation>Este modelo foi treinado sem amostras e ainda não conhece classes; o seu mapa é o próprio embedding.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>Leave {0} empty or switched off, or add classes first (alquimia:addclasses).</source>
            <translation>Deixe {0} vazio ou desligado, ou acrescente primeiro classes (alquimia:addclasses).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>The model {0} was not trained to find objects, but for {1}.</source>
            <translation>O modelo {0} não foi treinado para encontrar objetos, mas para {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/model_checks.py" />
            <source>Use it in {0}, or train a detector (alquimia:train_retinanet).</source>
            <translation>Use-o em {0}, ou treine um detetor (alquimia:train_retinanet).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Class, split and size are in fields of their own; one field was given twice.</source>
            <translation>Classe, divisão e tamanho estão em campos próprios; um campo foi dado duas vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>The size field {0} holds no numbers.</source>
            <translation>O campo do tamanho {0} não contém números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Choose a field of numbers.</source>
            <translation>Escolha um campo de números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Boxes or outlines around objects, in any coordinate reference system; the network learns the upright box around each. Points need a size: see SIZE_FIELD and SAMPLE_WIDTH.</source>
            <translation>Caixas ou contornos à volta dos objetos, em qualquer sistema de referência de coordenadas; a rede aprende a caixa direita à volta de cada um. Os pontos precisam de um tamanho: ver SIZE_FIELD e SAMPLE_WIDTH.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Class field</source>
            <translation>Campo da classe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>The field that holds the class as text or as a whole number. Empty: the field called class, else all objects are of one class. Names and colours are taken from the layer's legend or value map.</source>
            <translation>O campo que contém a classe em texto ou em número inteiro. Vazio: o campo chamado class, senão todos os objetos são de uma só classe. Nomes e cores vêm da legenda ou do mapa de valores da camada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Size field</source>
            <translation>Campo do tamanho</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>The field that holds the size of objects digitised as points, such as the diameter of a crown, in units of the image's CRS. Empty, or where it is empty: SAMPLE_WIDTH.</source>
            <translation>O campo que contém o tamanho dos objetos digitalizados como pontos, por exemplo o diâmetro de uma copa, em unidades do SRC da imagem. Vazio, ou onde estiver vazio: SAMPLE_WIDTH.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Polygons in which all objects are digitised; elsewhere nothing is learned, so that objects that nobody has digitised are not taken for background. Where there are several, whole areas validate the model. Empty: all objects near the digitised ones are digitised, too.</source>
            <translation>Polígonos em que todos os objetos estão digitalizados; fora deles nada se aprende, para que objetos que ninguém digitalizou não sejam tomados por fundo. Se houver vários, áreas inteiras validam o modelo. Vazio: todos os objetos perto dos digitalizados também estão digitalizados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_samples.py" />
            <source>Objects</source>
            <translation>Objetos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_styles.py" />
            <source>Found</source>
            <translation>Encontrado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_styles.py" />
            <source>False</source>
            <translation>Falso</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/object_styles.py" />
            <source>Missed</source>
            <translation>Em falta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>{0}: {1} is a folder.</source>
            <translation>{0}: {1} é uma pasta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>Give the name of a file.</source>
            <translation>Indique o nome de um ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>The folder {0} for {1} does not exist.</source>
            <translation>A pasta {0} para {1} não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>Create it or choose another one.</source>
            <translation>Crie-a ou escolha outra.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>The folder {0} for {1} is read-only.</source>
            <translation>A pasta {0} para {1} é só de leitura.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>Choose another one.</source>
            <translation>Escolha outra.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>{0}: {1} is write-protected.</source>
            <translation>{0}: {1} está protegido contra escrita.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>{0}: {1} is a file, not a folder.</source>
            <translation>{0}: {1} é um ficheiro, não uma pasta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>Choose another folder.</source>
            <translation>Escolha outra pasta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>{0} is in use by another program.</source>
            <translation>{0} está a ser usado por outro programa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>Remove the layer from QGIS, or choose another name.</source>
            <translation>Remova a camada do QGIS, ou escolha outro nome.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>{0} must end in {1}; {2} was given.</source>
            <translation>{0} tem de terminar em {1}; foi dado {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>{0} would overwrite {1}: {2}.</source>
            <translation>{0} substituiria {1}: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>{0} and {1} would share the style {2}.</source>
            <translation>{0} e {1} partilhariam o estilo {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>Choose another name.</source>
            <translation>Escolha outro nome.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_files.py" />
            <source>A page with all figures, readable without internet.</source>
            <translation>Uma página com todos os valores, legível sem internet.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_layers.py" />
            <source>The style of {0} cannot be made.</source>
            <translation>O estilo de {0} não pode ser feito.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_layers.py" />
            <source>it belongs to another file</source>
            <translation>pertence a outro ficheiro</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/output_layers.py" />
            <source>The style {} is not written: {}. The colours of this result last until QGIS is closed.</source>
            <translation>O estilo {} não foi escrito: {}. As cores deste resultado duram até o QGIS ser fechado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_features.py" />
            <source>Classify features with a model</source>
            <translation>Classificar elementos com um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_features.py" />
            <source>predict,apply,classify,recognise,recognize,regression,polygons,points,fields,parcels,stands,plots,objects,zonal,statistics,deep learning,inference,probability,confidence</source>
            <translation>prever,aplicar,classificar,reconhecer,regressão,polígonos,pontos,campos,parcelas,povoamentos,objetos,zonal,estatísticas,aprendizagem profunda,inferência,probabilidade,confiança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_features.py" />
            <source>Gives each polygon or point of a layer a class with its confidence, or a number with a model of a regression. Polygons get the mean over their pixels, points the answer of their pixel. A network that sees a chip and gives it one answer looks at the chip around a point or a small polygon, and at several chips of a larger one, whose answers are averaged. Features off the image or without data keep empty fields and are named in the log.</source>
            <translation>Dá a cada polígono ou ponto de uma camada uma classe com a sua confiança, ou um número com um modelo de regressão. Os polígonos recebem a média dos seus píxeis, os pontos a resposta do seu píxel. Uma rede que vê um recorte e lhe dá uma só resposta olha para o recorte à volta de um ponto ou de um polígono pequeno, e para vários recortes de um maior, cujas respostas são promediadas. Elementos fora da imagem ou sem dados ficam com campos vazios e são nomeados no registo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>The model {0} was trained on a time series; a picture shows one date only.</source>
            <translation>O modelo {0} foi treinado com uma série temporal; uma fotografia mostra uma só data.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Use it in Map an image time series with a model (alquimia:predictseries).</source>
            <translation>Use-o em Mapear uma série temporal de imagens com um modelo (alquimia:predictseries).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Classify a folder of pictures with a model</source>
            <translation>Classificar uma pasta de fotografias com um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>predict,apply,classify,recognise,recognize,scene,photos,patches,chips,tiles,folder,batch,jpg,png,table,deep learning,inference,probability,confidence</source>
            <translation>prever,aplicar,classificar,reconhecer,cena,fotografias,fragmentos,recortes,mosaicos,pasta,lote,jpg,png,tabela,aprendizagem profunda,inferência,probabilidade,confiança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Gives each picture of a folder one class with its confidence and the probabilities of all classes, or a number with a model of a regression, as a table. The model must be of a network that answers once for a chip, not for each pixel. Pictures of another size than its chips are resampled; those that cannot be read or have other bands stand in the table with the reason, and without a class.</source>
            <translation>Dá a cada imagem de uma pasta uma classe com a sua confiança e as probabilidades de todas as classes, ou um número com um modelo de regressão, numa tabela. O modelo tem de ser de uma rede que responde uma vez por recorte, não por píxel. Imagens com um tamanho diferente do dos recortes são reamostradas; as que não se conseguem ler ou têm outras bandas ficam na tabela com o motivo e sem classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>One row for each picture: file, class_value, class_name, confidence, and probability_ with the value of each class; with a model of a regression file and value; one of the embedding family adds the distance. The last column says what is wrong with a picture.</source>
            <translation>Uma linha por imagem: file, class_value, class_name, confidence e probability_ com o valor de cada classe; com um modelo de regressão, file e value; um modelo da família de embeddings acrescenta a distância. A última coluna diz o que há de errado com uma imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>A GeoPackage layer with the outline and the answer of each picture that has a place on the ground.</source>
            <translation>Uma camada GeoPackage com o contorno e a resposta de cada imagem que tem lugar no terreno.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>GeoTIFF, JPEG or PNG files; they need no place on the ground.</source>
            <translation>Ficheiros GeoTIFF, JPEG ou PNG; não precisam de lugar no terreno.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Which files of the folder are pictures: patterns with * and ?, separated by semicolons.</source>
            <translation>Que ficheiros da pasta são fotografias: padrões com * e ?, separados por ponto e vírgula.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Footprints</source>
            <translation>Contornos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Pictures answered</source>
            <translation>Fotografias com resposta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Pictures left out</source>
            <translation>Fotografias deixadas de fora</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Folder of pictures</source>
            <translation>Pasta de fotografias</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>File names in the folder</source>
            <translation>Nomes dos ficheiros na pasta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Look into subfolders</source>
            <translation>Procurar em subpastas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Take the pictures of all subfolders as well.</source>
            <translation>Usar também as fotografias de todas as subpastas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_folder.py" />
            <source>Only for models of the embedding family: add the embedding of each picture to the table, one column for each of its numbers, called embedding_1, embedding_2 and so on.</source>
            <translation>Só para modelos da família de embeddings: acrescentar à tabela o embedding de cada imagem, uma coluna para cada um dos seus números, chamadas embedding_1, embedding_2 e assim por diante.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Find objects with a model</source>
            <translation>Encontrar objetos com um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>predict,apply,detect,detection,detector,bounding boxes,count,counting,density,cars,trees,palms,crowns,boats,animals,deep learning,inference,retinanet</source>
            <translation>prever,aplicar,detetar,deteção,detetor,caixas,contar,contagem,densidade,carros,árvores,palmeiras,copas,barcos,animais,aprendizagem profunda,inferência,retinanet</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Finds and counts objects, such as cars, palms or boats, and draws a box with class and score around each. The image is looked at in overlapping chips, so it may be larger than the memory; an object at the edge of a chip is neither lost nor marked twice. Optionally gives a raster of how many objects there are per hectare.</source>
            <translation>Encontra e conta objetos, como carros, palmeiras ou barcos, e desenha à volta de cada um uma caixa com classe e pontuação. A imagem é vista em recortes sobrepostos, por isso pode ser maior do que a memória; um objeto na borda de um recorte não se perde nem é marcado duas vezes. Opcionalmente dá um raster com o número de objetos por hectare.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Objects of {}</source>
            <translation>Objetos de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Density of objects of {}</source>
            <translation>Densidade de objetos de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>A GeoPackage with a box for each object: class, class_value, score, width and height in units of the image's CRS, area in square metres.</source>
            <translation>Um GeoPackage com uma caixa por objeto: classe, class_value, pontuação, largura e altura em unidades do SRC da imagem, área em metros quadrados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>A raster of how many objects have their middle in each cell, per hectare or per cell.</source>
            <translation>Um raster com o número de objetos cujo centro está em cada célula, por hectare ou por célula.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Density</source>
            <translation>Densidade</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_objects.py" />
            <source>Objects of each class (JSON)</source>
            <translation>Objetos de cada classe (JSON)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_raster.py" />
            <source>Map an image with a model</source>
            <translation>Mapear uma imagem com um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_raster.py" />
            <source>predict,apply,classify,segmentation,deep learning,inference,land cover,probability,confidence,patches,chips,grid</source>
            <translation>prever,aplicar,classificar,segmentação,aprendizagem profunda,inferência,ocupação do solo,probabilidade,confiança,fragmentos,recortes,grelha</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_raster.py" />
            <source>Gives every pixel of an image a class, or each patch of it where the model looks at patches. The image is read and written in windows, so it may be larger than the memory. The result is a GeoTIFF with the colours and names of the classes; pixels without data stay without.</source>
            <translation>Dá uma classe a cada píxel de uma imagem, ou a cada fragmento dela se o modelo olhar para fragmentos. A imagem é lida e escrita em janelas, por isso pode ser maior do que a memória. O resultado é um GeoTIFF com as cores e os nomes das classes; píxeis sem dados ficam sem classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>The map of {0} would overwrite {1}: {2}.</source>
            <translation>O mapa de {0} substituiria {1}: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Map many images with a model</source>
            <translation>Mapear muitas imagens com um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>predict,apply,classify,segmentation,deep learning,inference,folder,batch,tiles,mosaic,vrt</source>
            <translation>prever,aplicar,classificar,segmentação,aprendizagem profunda,inferência,pasta,lote,mosaicos,mosaico,vrt</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Gives every pixel, or each patch, of many images a class: of a list of layers, of a folder, or both. The result is one mosaic, one map for each image, or both. The images may be of any size. All of them are looked at before the first is mapped; a series that was interrupted goes on where it stopped when it is started again with the same parameters.</source>
            <translation>Dá uma classe a cada píxel, ou a cada fragmento, de muitas imagens: de uma lista de camadas, de uma pasta, ou de ambas. O resultado é um mosaico, um mapa por imagem, ou ambos. As imagens podem ter qualquer tamanho. São todas vistas antes de a primeira ser mapeada; uma série interrompida continua onde parou quando é iniciada de novo com os mesmos parâmetros.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Maps of the images</source>
            <translation>Mapas das imagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Some images share a name; their maps are called {}.</source>
            <translation>Algumas imagens têm o mesmo nome; os seus mapas chamam-se {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Maps made</source>
            <translation>Mapas feitos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Maps that were finished before</source>
            <translation>Mapas que já estavam prontos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Images left out</source>
            <translation>Imagens deixadas de fora</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Images that the extent does not meet: {}.</source>
            <translation>Imagens fora da extensão: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>Left out: {}</source>
            <translation>Deixadas de fora: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_rasters.py" />
            <source>The map of {}</source>
            <translation>O mapa de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series.py" />
            <source>Map an image time series with a model</source>
            <translation>Mapear uma série temporal de imagens com um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series.py" />
            <source>predict,apply,classify,regression,deep learning,inference,time series,dates,season,crops,phenology,sentinel-2,clouds</source>
            <translation>prever,aplicar,classificar,regressão,aprendizagem profunda,inferência,série temporal,datas,estação,culturas,fenologia,sentinel-2,nuvens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series.py" />
            <source>Makes one map of the images of several dates: a class for every pixel, or a number with a model of a regression. The images need the bands of the model and must cover its season, in the same or another year; dates that differ from those of the training are interpolated. Without MASK_BAND and MASK_LAYERS, clouds are masked by the band that masked them in the training, where the images have it. The images may be larger than the memory.</source>
            <translation>Faz um só mapa a partir das imagens de várias datas: uma classe por píxel, ou um número com um modelo de regressão. As imagens precisam das bandas do modelo e têm de cobrir a sua época do ano, no mesmo ano ou noutro; datas diferentes das do treino são interpoladas. Sem MASK_BAND nem MASK_LAYERS, as nuvens são mascaradas pela banda que as mascarou no treino, se as imagens a tiverem. As imagens podem ser maiores do que a memória.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series_features.py" />
            <source>Classify features by an image time series</source>
            <translation>Classificar elementos com uma série temporal de imagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series_features.py" />
            <source>predict,apply,classify,regression,polygons,points,fields,parcels,stands,plots,zonal,statistics,time series,dates,season,crops,phenology,sentinel-2,clouds,deep learning,probability,confidence</source>
            <translation>prever,aplicar,classificar,regressão,polígonos,pontos,campos,parcelas,povoamentos,zonal,estatísticas,série temporal,datas,estação,culturas,fenologia,sentinel-2,nuvens,aprendizagem profunda,probabilidade,confiança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/predict_series_features.py" />
            <source>Gives each polygon or point of a layer a class with its confidence, or a number with a model of a regression, by its course through the dates of a series. Polygons get the mean over their pixels, points the answer of their pixel. The images need the bands of the model and must cover its season, in the same or another year. Features off the images or without data keep empty fields and are named in the log.</source>
            <translation>Dá a cada polígono ou ponto de uma camada uma classe com a sua confiança, ou um número com um modelo de regressão, pela sua evolução ao longo das datas de uma série. Os polígonos recebem a média dos seus píxeis, os pontos a resposta do seu píxel. As imagens precisam das bandas do modelo e têm de cobrir a sua época do ano, no mesmo ano ou noutro. Elementos fora das imagens ou sem dados ficam com campos vazios e são nomeados no registo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>model,learn,unlabelled,unsupervised,self-supervised,autoencoder,pretrain,pre-training,contrastive,SimCLR,encoder,features,similarity,few samples,deep learning</source>
            <translation>modelo,aprender,não etiquetado,não supervisionado,autossupervisionado,autocodificador,pré-treinar,pré-treino,contrastivo,SimCLR,codificador,características,semelhança,poucas amostras,aprendizagem profunda</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>Learns from an image, or a folder of pictures, without any samples: what is alike gets embeddings that lie close together. The model knows no classes. Its embeddings can be mapped (alquimia:predictraster) and places like a chosen one found (alquimia:similarity); a few samples give it classes without training (alquimia:addclasses); and a training on samples may begin with it (START_MODEL of alquimia:train_embedding), which then needs fewer of them.</source>
            <translation>Aprende com uma imagem, ou com uma pasta de fotografias, sem quaisquer amostras: o que é parecido recebe embeddings próximos uns dos outros. O modelo não conhece classes. Os seus embeddings podem ser mapeados (alquimia:predictraster) e podem encontrar-se sítios parecidos com um escolhido (alquimia:similarity); poucas amostras dão-lhe classes sem treino (alquimia:addclasses); e um treino com amostras pode começar com ele (START_MODEL de alquimia:train_embedding), precisando então de menos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>The trained model, which knows no classes yet, one file.</source>
            <translation>O modelo treinado, que ainda não conhece classes, num único ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>History</source>
            <translation>Histórico</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>A table with loss and learning rate of every epoch.</source>
            <translation>Uma tabela com a perda e a taxa de aprendizagem de cada época.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>Places or pictures learned from</source>
            <translation>Sítios ou fotografias com que se aprendeu</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>Epochs run</source>
            <translation>Épocas realizadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>Loss of the last epoch</source>
            <translation>Perda da última época</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>Train {} without samples</source>
            <translation>Treinar sem amostras: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/pretrain_model.py" />
            <source>Instead of an image: pictures (GeoTIFF, JPEG, PNG), at any depth of the folder. What they show need not be known; those in a folder called test take no part. Pictures of another size than the chips are resampled, those that cannot be read are named and left out.</source>
            <translation>Em vez de uma imagem: fotografias ou recortes (GeoTIFF, JPEG, PNG), a qualquer profundidade da pasta. Não é preciso saber o que mostram; as que estão numa pasta chamada test não participam. As que têm um tamanho diferente do dos recortes são reamostradas, as que não se conseguem ler são nomeadas e deixadas de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>Give either reference features (REFERENCE) or a reference raster (REFERENCE_RASTER).</source>
            <translation>Dê elementos de referência (REFERENCE) ou um raster de referência (REFERENCE_RASTER).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>Polygons, lines or points whose class is known.</source>
            <translation>Polígonos, linhas ou pontos cuja classe é conhecida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>With a split field: only features whose split field holds this text take part, by default those held back from the training (test). Empty: all features.</source>
            <translation>Com um campo de divisão: só participam os elementos cujo campo de divisão contém este texto, por omissão os que foram excluídos do treino (test). Vazio: todos os elementos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>Reference features</source>
            <translation>Elementos de referência</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>Part to assess with</source>
            <translation>Parte com que avaliar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/reference.py" />
            <source>Reference raster</source>
            <translation>Raster de referência</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Refine a map along the edges of its image</source>
            <translation>Refinar um mapa pelas arestas da sua imagem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>guided filter,edge,boundary,smooth,clean,speckle,noise,post-processing,crf,conditional random field</source>
            <translation>filtro guiado,aresta,limite,suavizar,limpar,ruído,pós-processamento,crf,campo aleatório condicional</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Moves the borders of a map to the edges of its image and removes speckle, by a guided filter (He et al. 2013) on the probabilities: where the image is even they are averaged, where it has an edge they keep one. It takes seconds and needs no training. Compare the result with the map it was made of by Assess a map: what helps a blurred map may harm one that is sharp.</source>
            <translation>Desloca os limites de um mapa para as arestas da sua imagem e remove o ruído, por um filtro guiado (He et al. 2013) sobre as probabilidades: onde a imagem é uniforme faz-se a média delas, onde tem uma aresta elas conservam-na. Demora segundos e não precisa de treino. Compare o resultado com o mapa de origem em Avaliar um mapa: o que ajuda um mapa desfocado pode prejudicar um mapa nítido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>The raster of probabilities that was written beside a map (PROBABILITIES): one band for each class, in percent or from 0 to 1.</source>
            <translation>O raster de probabilidades escrito ao lado de um mapa (PROBABILITIES): uma banda por classe, em percentagem ou de 0 a 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>The image that was mapped, or a sharper one. On another grid it is resampled while read.</source>
            <translation>A imagem que foi mapeada, ou uma mais nítida. Se estiver noutra grelha, é reamostrada durante a leitura.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Up to eight bands of the image, counted from 1. Empty: the first three.</source>
            <translation>Até oito bandas da imagem, contadas a partir de 1. Vazio: as três primeiras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Bands that show the edges</source>
            <translation>Bandas que mostram as arestas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/refine_map.py" />
            <source>Refined map</source>
            <translation>Mapa refinado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/remove_engine.py" />
            <source>There is no engine of this version of Alquimia to remove.</source>
            <translation>Não há nenhum motor desta versão do Alquimia para remover.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/remove_engine.py" />
            <source>Another QGIS is installing the engine; waiting for it.</source>
            <translation>Outro QGIS está a instalar o motor; a aguardar por ele.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/remove_engine.py" />
            <source>Remove engine</source>
            <translation>Remover o motor</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/remove_engine.py" />
            <source>Removes the Python environment of the engine and frees its space on the disk. Models, maps and layers stay. A job that is running is waited for. 'Install engine' brings the engine back.</source>
            <translation>Remove o ambiente Python do motor e liberta o seu espaço em disco. Modelos, mapas e camadas ficam. Espera-se pelo fim de um trabalho em curso. 'Instalar o motor' traz o motor de volta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/remove_engine.py" />
            <source>Folder that was removed</source>
            <translation>Pasta que foi removida</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>The layer {0} has no field called class, and {1} text fields to choose from.</source>
            <translation>A camada {0} não tem nenhum campo chamado class, e tem {1} campos de texto por onde escolher.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Choose the class field among: {0}.</source>
            <translation>Escolha o campo da classe entre: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>The layer {0} has no field called value, and {1} fields of numbers to choose from.</source>
            <translation>A camada {0} não tem nenhum campo chamado value, e tem {1} campos de números por onde escolher.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Choose the field of the numbers to be estimated among: {0}.</source>
            <translation>Escolha o campo dos números a estimar entre: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>The field {0} cannot hold both the {1} and the split.</source>
            <translation>O campo {0} não pode conter ao mesmo tempo {1} e a divisão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>{0} and {1} do not go together.</source>
            <translation>{0} e {1} não combinam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Give one text field that names all classes of a feature, or a field of 0 and 1 for each class.</source>
            <translation>Dê um só campo de texto que nomeie todas as classes de um elemento, ou um campo de 0 e 1 para cada classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>The field {0} cannot hold both a class and the split.</source>
            <translation>O campo {0} não pode conter ao mesmo tempo uma classe e a divisão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>{0} names one field; several classes at once need at least two.</source>
            <translation>{0} indica um só campo; várias classes ao mesmo tempo precisam de pelo menos dois.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Choose a field of 0 and 1 for each class.</source>
            <translation>Escolha um campo de 0 e 1 para cada classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>The field {0} is no text, so it cannot name several classes.</source>
            <translation>O campo {0} não é de texto, por isso não pode nomear várias classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Choose a text field with classes separated by ; or |, or fields of 0 and 1 ({0}).</source>
            <translation>Escolha um campo de texto com classes separadas por ; ou |, ou campos de 0 e 1 ({0}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>The field {0} is of {1}; a regression estimates numbers.</source>
            <translation>O campo {0} é de {1}; uma regressão estima números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Choose a field of numbers (the layer has: {0}), or set TASK to segmentation to map classes.</source>
            <translation>Escolha um campo de números (a camada tem: {0}), ou ponha TASK em segmentation para mapear classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Polygons, lines or points in any coordinate reference system, each with its class. They need not cover the image.</source>
            <translation>Polígonos, linhas ou pontos em qualquer sistema de referência de coordenadas, cada um com a sua classe. Não precisam de cobrir a imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Polygons, lines or points in any coordinate reference system, each with its class or, for a regression, with its number. They need not cover the images.</source>
            <translation>Polígonos, linhas ou pontos em qualquer sistema de referência de coordenadas, cada um com a sua classe ou, numa regressão, com o seu número. Não precisam de cobrir as imagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>The field that holds the class as text or as a whole number. Empty: the field called class, else the only text field. Names and colours are taken from the layer's legend or value map.</source>
            <translation>O campo que contém a classe em texto ou em número inteiro. Vazio: o campo chamado class, senão o único campo de texto. Nomes e cores vêm da legenda ou do mapa de valores da camada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>For a regression: the field of numbers to be estimated. Empty: the field called value, else the only field of numbers.</source>
            <translation>Numa regressão: o campo com os números a estimar. Vazio: o campo chamado value, senão o único campo de números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Class or value field</source>
            <translation>Campo da classe ou do valor</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Only for several classes at once: fields that say with 0 or 1 (or false and true) whether a feature shows a class, one field for each class, which is called like the field. A feature where all of them are empty is left out. Empty: the class field is a text that names all classes of a feature, as in Forest;Road; an empty text stands for none of them, no value (NULL) leaves the feature out.</source>
            <translation>Só para várias classes ao mesmo tempo: campos que dizem com 0 ou 1 (ou falso e verdadeiro) se um elemento mostra uma classe, um campo por classe, que tem o nome do campo. Um elemento em que todos estejam vazios é deixado de fora. Vazio: o campo da classe é um texto que nomeia todas as classes de um elemento, como em Floresta;Estrada; um texto vazio significa nenhuma delas, e sem valor (NULL) o elemento é deixado de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Split field</source>
            <translation>Campo de divisão</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>A text field that says which part a feature belongs to: train, validation or test. Test features are held back from the training.</source>
            <translation>Um campo de texto que diz a que parte pertence um elemento: train, validation ou test. Os elementos de teste são excluídos do treino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_fields.py" />
            <source>Fields of classes</source>
            <translation>Campos das classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_layers.py" />
            <source>No feature of the layer {0} has a number in the field {1}.</source>
            <translation>Nenhum elemento da camada {0} tem um número no campo {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_layers.py" />
            <source>Fill it in, or choose another field.</source>
            <translation>Preencha-o, ou escolha outro campo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_layers.py" />
            <source>The field {0} holds the {1} number {2}.</source>
            <translation>O campo {0} contém o número {1} {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_layers.py" />
            <source>Correct it, or choose another field.</source>
            <translation>Corrija-o, ou escolha outro campo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_layers.py" />
            <source>Choose a field of text or of whole numbers.</source>
            <translation>Escolha um campo de texto ou de números inteiros.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_layers.py" />
            <source>Choose fields of 0 and 1 (or false and true) in LABEL_FIELDS, one for each class.</source>
            <translation>Escolha em LABEL_FIELDS campos de 0 e 1 (ou falso e verdadeiro), um para cada classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_layers.py" />
            <source>The samples cannot be written to {0}: {1}.</source>
            <translation>As amostras não podem ser escritas em {0}: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_layers.py" />
            <source>Features without a number in the field {}, left out: {}.</source>
            <translation>Elementos sem número no campo {}, deixados de fora: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>Give features with their fields, or a raster of classes.</source>
            <translation>Dê elementos com os seus campos, ou um raster de classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>A raster of classes teaches classes, not numbers.</source>
            <translation>Um raster de classes ensina classes, não números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>For a regression give features with numbers (SAMPLES) instead of SAMPLES_RASTER.</source>
            <translation>Para uma regressão dê elementos com números (SAMPLES) em vez de SAMPLES_RASTER.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>In a raster of classes each pixel has one class.</source>
            <translation>Num raster de classes cada píxel tem uma só classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>For several classes at once give features with LABEL_FIELDS or CLASS_FIELD, or a list of pictures (LIST).</source>
            <translation>Para várias classes ao mesmo tempo, dê elementos com LABEL_FIELDS ou CLASS_FIELD, ou uma lista de fotografias (LIST).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>A raster of classes has no features that could have one example each.</source>
            <translation>Um raster de classes não tem elementos que possam ter um exemplo cada um.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>Set PLACEMENT to cover.</source>
            <translation>Ponha PLACEMENT em cover.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>Give features, or a raster of classes ({0}).</source>
            <translation>Dê elementos, ou um raster de classes ({0}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>Instead of features: a raster whose first band holds class values, such as a land cover map. Its nodata counts as unlabelled. It is brought to the grid of the image, and shared out to training and validation in spatial blocks. Networks that answer for each pixel learn from all labelled pixels, those that answer once for a chip from so many chips as the maximum says, all classes as alike as possible.</source>
            <translation>Em vez de elementos: um raster cuja primeira banda contém valores de classe, como um mapa de ocupação do solo. O seu valor sem dados conta como não etiquetado. É levado para a grelha da imagem e repartido em treino e validação por blocos espaciais. As redes que respondem para cada píxel aprendem com todos os píxeis etiquetados; as que respondem uma vez por recorte, com tantos recortes quantos o máximo indica, o mais iguais possível entre as classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/sample_rasters.py" />
            <source>Raster of classes</source>
            <translation>Raster de classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_on_image.py" />
            <source>A raster of classes holds no numbers to be estimated.</source>
            <translation>Um raster de classes não contém números a estimar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_on_image.py" />
            <source>Give features with numbers ({0}) instead of {1}.</source>
            <translation>Dê elementos com números ({0}) em vez de {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_on_image.py" />
            <source>The raster that the model will be trained on: its extent, grid and coordinate reference system count.</source>
            <translation>O raster com que o modelo será treinado: contam a sua extensão, grelha e sistema de referência de coordenadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>The layer {0} cannot be written.</source>
            <translation>A camada {0} não pode ser escrita.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>The file {0} cannot be written: {1}.</source>
            <translation>O ficheiro {0} não pode ser escrito: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>chosen by the split of the training</source>
            <translation>escolhido pela divisão do treino</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>training</source>
            <translation>treino</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>validation</source>
            <translation>validação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>test (held back)</source>
            <translation>teste (excluído do treino)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>Part</source>
            <translation>Parte</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/samples_template.py" />
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Say where the maps shall go: one mosaic (OUTPUT), a folder for one map of each image (OUTPUT_FOLDER), or both.</source>
            <translation>Diga para onde vão os mapas: um mosaico (OUTPUT), uma pasta para um mapa de cada imagem (OUTPUT_FOLDER), ou ambos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>More rasters of the mosaic ({0}) come with the mosaic (OUTPUT).</source>
            <translation>Rasters adicionais do mosaico ({0}) vêm com o mosaico (OUTPUT).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>For those of each image, switch on {0}.</source>
            <translation>Para as de cada imagem, ligue {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>More rasters of each image ({0}) go into the folder of maps (OUTPUT_FOLDER).</source>
            <translation>Rasters adicionais de cada imagem ({0}) vão para a pasta dos mapas (OUTPUT_FOLDER).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Choose a folder.</source>
            <translation>Escolha uma pasta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Give images (INPUTS), a folder of images (FOLDER), or both.</source>
            <translation>Dê imagens (INPUTS), uma pasta de imagens (FOLDER), ou ambas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>{} of the mosaic</source>
            <translation>{} do mosaico</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>The bands of each image to use, counted from 1, in this order, such as 4;3;2. Empty: all bands.</source>
            <translation>As bandas de cada imagem a usar, contadas a partir de 1, por esta ordem, por exemplo 4;3;2. Vazio: todas as bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Each image gets a map of its own here, on its own grid: tile_1.tif becomes tile_1_classes.tif. Images of the same name are told apart by the names of their folders. The folder is made if it does not exist.</source>
            <translation>Cada imagem recebe aqui um mapa próprio, na sua própria grelha: tile_1.tif torna-se tile_1_classes.tif. Imagens com o mesmo nome distinguem-se pelos nomes das suas pastas. A pasta é criada se não existir.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>The images to map, in this order. Each needs the bands of the model, and a CRS.</source>
            <translation>As imagens a mapear, por esta ordem. Cada uma precisa das bandas do modelo e de um SRC.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Instead of a list, or after it: all images of a folder, in order of names. Maps made by Alquimia, and virtual rasters made of other images of the folder, are left out.</source>
            <translation>Em vez de uma lista, ou a seguir a ela: todas as imagens de uma pasta, por ordem dos nomes. Mapas feitos pelo Alquimia e rasters virtuais feitos de outras imagens da pasta ficam de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Which files of the folder are images: patterns with * and ?, separated by semicolons.</source>
            <translation>Que ficheiros da pasta são imagens: padrões com * e ?, separados por ponto e vírgula.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Folder of maps, one for each image</source>
            <translation>Pasta de mapas, um por imagem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Mosaic</source>
            <translation>Mosaico</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>One map of all images, without seams, because the network sees across their edges. It has the grid of the first image; images on another grid or in another coordinate reference system are resampled while they are read. Where images overlap, the later one lies on top.</source>
            <translation>Um só mapa de todas as imagens, sem costuras, porque a rede vê para lá das bordas delas. Tem a grelha da primeira imagem; imagens noutra grelha ou noutro sistema de referência de coordenadas são reamostradas durante a leitura. Onde as imagens se sobrepõem, a última fica por cima.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Folder of images</source>
            <translation>Pasta de imagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Take the images of all subfolders as well.</source>
            <translation>Usar também as imagens de todas as subpastas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Leave out images that cannot be mapped</source>
            <translation>Deixar de fora imagens que não podem ser mapeadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Map the others where an image cannot be read, has no coordinate reference system or has other bands than the model needs; the log names each. Switched off, nothing is mapped before such images are gone.</source>
            <translation>Mapear as outras onde uma imagem não pode ser lida, não tem sistema de referência de coordenadas ou tem bandas diferentes das que o modelo precisa; o registo nomeia cada uma. Desligado, nada é mapeado enquanto essas imagens lá estiverem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Skip what is finished</source>
            <translation>Saltar o que está pronto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Maps that are there already, made of the same image with the same model and options, are not made again: a series that was interrupted goes on where it stopped.</source>
            <translation>Mapas que já existem, feitos da mesma imagem com o mesmo modelo e as mesmas opções, não são feitos outra vez: uma série interrompida continua onde parou.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Add probabilities to the folder of maps</source>
            <translation>Juntar probabilidades à pasta dos mapas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Write the probabilities of each image beside its map, as …_probabilities.tif: one band for each class.</source>
            <translation>Escrever as probabilidades de cada imagem ao lado do seu mapa, como …_probabilities.tif: uma banda por classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Add confidence to the folder of maps</source>
            <translation>Juntar a confiança à pasta dos mapas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Write the probability of the chosen class of each image beside its map, as …_confidence.tif.</source>
            <translation>Escrever a probabilidade da classe escolhida de cada imagem ao lado do seu mapa, como …_confidence.tif.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Add entropy to the folder of maps</source>
            <translation>Juntar a entropia à pasta dos mapas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Write how undecided the model is of each image beside its map, as …_entropy.tif.</source>
            <translation>Escrever quão indeciso está o modelo em cada imagem ao lado do seu mapa, como …_entropy.tif.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Add margins to the folder of maps</source>
            <translation>Juntar margens à pasta dos mapas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Write how far the second class is behind the chosen one beside each map, as …_margin.tif.</source>
            <translation>Escrever a que distância fica a segunda classe da escolhida ao lado de cada mapa, como …_margin.tif.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Add distances to the folder of maps</source>
            <translation>Juntar distâncias à pasta dos mapas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Only for models of the embedding family: write how far each pixel is from all samples that the model remembers beside each map, as …_distance.tif.</source>
            <translation>Só para modelos da família de embeddings: escrever ao lado de cada mapa a que distância está cada píxel de todas as amostras que o modelo guarda, como …_distance.tif.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Add embeddings to the folder of maps</source>
            <translation>Juntar embeddings à pasta dos mapas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_parameters.py" />
            <source>Only for models of the embedding family: write the embedding of each pixel beside each map, as …_embedding.tif.</source>
            <translation>Só para modelos da família de embeddings: escrever o embedding de cada píxel ao lado de cada mapa, como …_embedding.tif.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_plan.py" />
            <source>The extent lies outside all images.</source>
            <translation>A extensão fica fora de todas as imagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_plan.py" />
            <source>Give an extent that meets one of them.</source>
            <translation>Dê uma extensão que toque numa delas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_run.py" />
            <source>{0} of {1} could not be mapped ({2}).</source>
            <translation>{0} de {1} não puderam ser mapeadas ({2}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_run.py" />
            <source>Cancelled after {0} of {1}.</source>
            <translation>Cancelado depois de {0} de {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_run.py" />
            <source>Started again, the series goes on with the next.</source>
            <translation>Iniciada de novo, a série continua com a seguinte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_run.py" />
            <source>No image is left to map.</source>
            <translation>Não resta nenhuma imagem para mapear.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_run.py" />
            <source>Left out: {0}.</source>
            <translation>Deixadas de fora: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/series_run.py" />
            <source>{} of {}: {}</source>
            <translation>{} de {}: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/several_models.py" />
            <source>{0} is not a model; choose files whose names end in {1}.</source>
            <translation>{0} não é um modelo; escolha ficheiros cujos nomes terminem em {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/several_models.py" />
            <source>Give at least two models (MODELS); {0} given.</source>
            <translation>Dê pelo menos dois modelos (MODELS); foram dados {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/several_models.py" />
            <source>The model {0} estimates a number ({1}) and has no classes.</source>
            <translation>O modelo {0} estima um número ({1}) e não tem classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/several_models.py" />
            <source>Give models of classes only.</source>
            <translation>Dê apenas modelos de classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/several_models.py" />
            <source>Two or more model files (.alquimia) of the same sort of images; their families may differ. In scripts a list, or one text with semicolons between the paths.</source>
            <translation>Dois ou mais ficheiros de modelo (.alquimia) para o mesmo tipo de imagens; as famílias podem diferir. Em scripts, uma lista, ou um texto com ponto e vírgula entre os caminhos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Find what looks like picked features</source>
            <translation>Encontrar o que se parece com elementos escolhidos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>similarity,similar,search,embedding,alike,cosine,example,template,find,nearest</source>
            <translation>semelhança,semelhante,procurar,embedding,parecido,cosseno,exemplo,modelo,encontrar,mais próximo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Maps how like one or more picked features each pixel of an image is: 1 the same, 0 nothing in common. Points and small polygons stand for the chip around them, larger polygons for the mean of several chips. Needs a model of the embedding family; what it was trained on decides what counts as alike.</source>
            <translation>Mapeia quão parecido é cada píxel de uma imagem com um ou mais elementos escolhidos: 1 igual, 0 nada em comum. Pontos e polígonos pequenos representam o recorte à sua volta, polígonos maiores a média de vários recortes. Precisa de um modelo da família de embeddings; aquilo com que foi treinado decide o que conta como parecido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Picked features</source>
            <translation>Elementos escolhidos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Points or polygons on the image, in any coordinate reference system. Select some in a layer and use the selected features only.</source>
            <translation>Pontos ou polígonos na imagem, em qualquer sistema de referência de coordenadas. Selecione alguns numa camada e use apenas os elementos selecionados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>The cosine similarity of every pixel, from -1 to 1.</source>
            <translation>A semelhança do cosseno de cada píxel, de -1 a 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Similarity</source>
            <translation>Semelhança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/similarity.py" />
            <source>Similarity of {}</source>
            <translation>Semelhança de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>The name of the new field has characters that no field may have.</source>
            <translation>O nome do novo campo tem caracteres que nenhum campo pode ter.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Split samples into training, validation and test</source>
            <translation>Dividir amostras em treino, validação e teste</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>training data,validation,test,hold out,spatial blocks,stratified,random,partition,cross validation,ground truth</source>
            <translation>dados de treino,validação,teste,excluir,blocos espaciais,estratificado,aleatório,partição,validação cruzada,verdade de terreno</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Writes a copy of the samples with a field that says which part each feature belongs to: train, validation or test. The parts are drawn by the rules of the training, by spatial blocks or at random, of each class its share. Give the field as split field to the training, and assess the map with the test part. The layer itself stays as it is.</source>
            <translation>Escreve uma cópia das amostras com um campo que diz a que parte pertence cada elemento: train, validation ou test. As partes são sorteadas pelas regras do treino, por blocos espaciais ou ao acaso, cada classe na sua proporção. Indique o campo como campo de divisão no treino, e avalie o mapa com a parte de teste. A camada em si fica como está.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>A text field that gives features a part already: those keep it, and parts that it names are not drawn again.</source>
            <translation>Um campo de texto que já dá uma parte a elementos: esses conservam-na, e as partes que ele nomeia não voltam a ser sorteadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>What the field is called. A name that the layer has already gets a number, such as split_2.</source>
            <translation>Como se chama o campo. Um nome que a camada já tenha recebe um número, como split_2.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>A GeoPackage with all features and fields of the layer, in their order, and the new field. It is empty for features that a training cannot use: off the image, without a shape or without a class.</source>
            <translation>Um GeoPackage com todos os elementos e campos da camada, pela sua ordem, e o novo campo. Fica vazio nos elementos que um treino não pode usar: fora da imagem, sem forma ou sem classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Features to train</source>
            <translation>Elementos para treinar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Features to validate</source>
            <translation>Elementos para validar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Features to test</source>
            <translation>Elementos para testar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Features without a part</source>
            <translation>Elementos sem parte</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Smallest distance of training and validation [m]</source>
            <translation>Menor distância entre treino e validação [m]</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Name of the new field</source>
            <translation>Nome do novo campo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/split_samples.py" />
            <source>Split samples</source>
            <translation>Amostras divididas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/start_model.py" />
            <source>A model of the same kind whose training is continued, for instance with the samples that were added since. Network parameters and bands must be those of that model, and its scaling of the bands stays. Classes may be added or left out: only what depends on them is learned anew. Empty: start anew.</source>
            <translation>Um modelo do mesmo tipo cujo treino é continuado, por exemplo com as amostras entretanto acrescentadas. Os parâmetros da rede e as bandas têm de ser os desse modelo, e a sua escala das bandas mantém-se. Podem acrescentar-se classes ou deixá-las de fora: só o que depende delas é aprendido de novo. Vazio: começar do zero.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/start_model.py" />
            <source>Go on from a model</source>
            <translation>Continuar a partir de um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Learns from digitised samples: chips are cut from the image around them, some features are set aside to validate the model, and the best epoch is saved. Pixels without a sample take no part.</source>
            <translation>Aprende com amostras digitalizadas: cortam-se da imagem recortes à volta delas, alguns elementos são postos de parte para validar o modelo, e guarda-se a melhor época. Píxeis sem amostra não participam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Learns from digitised samples: every pixel under them is an example, some features are set aside to validate the model, and the best epoch is saved. Pixels without a sample take no part.</source>
            <translation>Aprende com amostras digitalizadas: cada píxel por baixo delas é um exemplo, alguns elementos são postos de parte para validar o modelo, e guarda-se a melhor época. Píxeis sem amostra não participam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Learns from digitised samples: every pixel under them is an example, and some features are set aside to validate the model. Pixels without a sample take no part.</source>
            <translation>Aprende com amostras digitalizadas: cada píxel por baixo delas é um exemplo, e alguns elementos são postos de parte para validar o modelo. Píxeis sem amostra não participam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Learns from digitised objects: chips are cut from the image around them, whole areas or some objects are set aside to validate the model, and the best epoch is saved. Find objects (alquimia:predictobjects) applies the model.</source>
            <translation>Aprende com objetos digitalizados: cortam-se da imagem recortes à volta deles, áreas inteiras ou alguns objetos são postos de parte para validar o modelo, e guarda-se a melhor época. Encontrar objetos (alquimia:predictobjects) aplica o modelo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Instead of an image with samples, pictures with one class each will do (FOLDER or LIST); their test part is evaluated when the training is over.</source>
            <translation>Em vez de uma imagem com amostras, servem fotografias com uma classe cada uma (FOLDER ou LIST); a sua parte de teste é avaliada quando o treino termina.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>Train {}</source>
            <translation>Treinar: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>model,learn,samples</source>
            <translation>modelo,aprender,amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/train_model.py" />
            <source>deep learning,neural network,keras</source>
            <translation>aprendizagem profunda,rede neuronal,keras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_choices.py" />
            <source>LABEL_FIELDS tells several classes at once, and TASK is {0}.</source>
            <translation>LABEL_FIELDS diz várias classes ao mesmo tempo, e TASK é {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_choices.py" />
            <source>Set TASK to {0}, or leave LABEL_FIELDS empty.</source>
            <translation>Ponha TASK em {0}, ou deixe LABEL_FIELDS vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_choices.py" />
            <source>The images have no dates, so they cannot be resampled in time.</source>
            <translation>As imagens não têm datas, por isso não podem ser reamostradas no tempo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_choices.py" />
            <source>Give DATES, set the layers' temporal range, or set RESAMPLING to as_given.</source>
            <translation>Dê DATES, defina o intervalo temporal das camadas, ou ponha RESAMPLING em as_given.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_choices.py" />
            <source>Task</source>
            <translation>Tarefa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_choices.py" />
            <source>What the model is for.</source>
            <translation>Para que serve o modelo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>Give an image and samples (INPUT and SAMPLES), or a folder of pictures (FOLDER).</source>
            <translation>Dê uma imagem e amostras (INPUT e SAMPLES), ou uma pasta de fotografias (FOLDER).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>The folder of pictures {0} does not exist.</source>
            <translation>A pasta de fotografias {0} não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>Choose a folder or {0}.</source>
            <translation>Escolha uma pasta ou {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>A folder of pictures teaches classes, not numbers.</source>
            <translation>Uma pasta de fotografias ensina classes, não números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>For a regression give a list of files and numbers (LIST), or an image and samples (INPUT and SAMPLES).</source>
            <translation>Para uma regressão dê uma lista de ficheiros e números (LIST), ou uma imagem e amostras (INPUT e SAMPLES).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>Instead of image and objects: pictures (GeoTIFF, JPEG, PNG) with boxes of their objects. A folder in the layout of Pascal VOC (Annotations with .xml files, JPEGImages, and ImageSets/Main with train.txt, val.txt and test.txt where the split is fixed), or type the path of a .json file of COCO's annotations beside the pictures. All objects must be annotated; those called difficult, and crowds, are neither learned nor counted as background. Without a validation part whole pictures are drawn; the test part takes no part.</source>
            <translation>Em vez de imagem e objetos: fotografias (GeoTIFF, JPEG, PNG) com caixas dos seus objetos. Uma pasta com a organização do Pascal VOC (Annotations com ficheiros .xml, JPEGImages, e ImageSets/Main com train.txt, val.txt e test.txt onde a divisão está fixada), ou escreva o caminho de um ficheiro .json de anotações do COCO ao lado das fotografias. Todos os objetos têm de estar anotados; os assinalados como difíceis, e as multidões, não são aprendidos nem contados como fundo. Sem parte de validação são sorteadas fotografias inteiras; a parte de teste não participa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>Instead of image and samples: pictures (GeoTIFF, JPEG, PNG) that show one class each. The folder has one folder for each class, or train, validation and test with those inside. Without a validation part the share for validation is drawn from each class; the test part is evaluated when the training is over. Pictures of another size than the chips are resampled, those that cannot be read are named and left out. The path of a list (LIST) is understood here, too.</source>
            <translation>Em vez de imagem e amostras: fotografias ou recortes (GeoTIFF, JPEG, PNG) que mostram uma só classe cada um. A pasta tem uma pasta para cada classe, ou train, validation e test com essas lá dentro. Sem parte de validação, a proporção para validação é sorteada de cada classe; a parte de teste é avaliada quando o treino termina. As que têm um tamanho diferente do dos recortes são reamostradas, as que não se conseguem ler são nomeadas e deixadas de fora. O caminho de uma lista (LIST) também é aceite aqui.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>Instead of a folder: a CSV file with the columns file, class and, where the split is fixed, split (train, validation or test). For a regression the second column holds numbers and is called value, or as you like. Files are named as they lie beside the list.</source>
            <translation>Em vez de uma pasta: um ficheiro CSV com as colunas file, class e, onde a divisão está fixada, split (train, validation ou test). Numa regressão a segunda coluna contém números e chama-se value, ou como quiser. Os ficheiros são indicados tal como estão em relação à lista.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_folder.py" />
            <source>List of pictures</source>
            <translation>Lista de fotografias</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>The trained model, one file that the prediction algorithms read.</source>
            <translation>O modelo treinado, um ficheiro que os algoritmos de previsão leem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>A page with learning curves, confusion matrix, accuracy of each class, a map of the samples and examples. Readable without internet.</source>
            <translation>Uma página com curvas de aprendizagem, matriz de confusão, exatidão de cada classe, um mapa das amostras e exemplos. Legível sem internet.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>A table with loss, metrics and learning rate of every epoch.</source>
            <translation>Uma tabela com a perda, as métricas e a taxa de aprendizagem de cada época.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Overall accuracy (validation)</source>
            <translation>Exatidão global (validação)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean IoU (validation)</source>
            <translation>IoU médio (validação)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Macro F1 (validation)</source>
            <translation>F1 médio (validação)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>R² (validation of a regression)</source>
            <translation>R² (validação de uma regressão)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>RMSE (validation of a regression)</source>
            <translation>RMSE (validação de uma regressão)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean absolute error (validation of a regression)</source>
            <translation>Erro absoluto médio (validação de uma regressão)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>AP50 (validation of objects)</source>
            <translation>AP50 (validação de objetos)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean average precision (validation of several classes at once)</source>
            <translation>Precisão média das classes (validação de várias classes ao mesmo tempo)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean average precision (test part, several classes at once)</source>
            <translation>Precisão média das classes (parte de teste, várias classes ao mesmo tempo)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Overall accuracy (test part of a folder)</source>
            <translation>Exatidão global (parte de teste de uma pasta)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Macro F1 (test part of a folder)</source>
            <translation>F1 médio (parte de teste de uma pasta)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>R² (test part of a list)</source>
            <translation>R² (parte de teste de uma lista)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>RMSE (test part of a list)</source>
            <translation>RMSE (parte de teste de uma lista)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>Mean absolute error (test part of a list)</source>
            <translation>Erro absoluto médio (parte de teste de uma lista)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>{} (mean of the folds)</source>
            <translation>{} (média das partes)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/training_outputs.py" />
            <source>{} (spread of the folds)</source>
            <translation>{} (dispersão das partes)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>Find uncertain places</source>
            <translation>Encontrar sítios incertos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>active learning,uncertainty,entropy,confidence,margin,disagreement,difference,improve,hard examples,where</source>
            <translation>aprendizagem ativa,incerteza,entropia,confiança,margem,desacordo,diferença,melhorar,exemplos difíceis,onde</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>Ranks the places of a map that its model knows least about, apart from each other and from the samples that are there already. Samples digitised there teach a model most. What is uncertain says a raster of entropy, margin or confidence that was written beside a map, or a second map: places are uncertain where the two differ.</source>
            <translation>Ordena os sítios de um mapa de que o modelo menos sabe, afastados uns dos outros e das amostras que já existem. As amostras digitalizadas aí são as que mais ensinam a um modelo. O que é incerto é dito por um raster de entropia, margem ou confiança escrito ao lado de um mapa, ou por um segundo mapa: são incertos os sítios onde os dois diferem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>A raster of entropy, margin, confidence or distance, as it is written beside a map. With a second map (COMPARED): the first map.</source>
            <translation>Um raster de entropia, margem, confiança ou distância, tal como é escrito ao lado de um mapa. Com um segundo mapa (COMPARED): o primeiro mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>The samples that are there already. No place lies near one of them.</source>
            <translation>As amostras que já existem. Nenhum sítio fica perto de uma delas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>A GeoPackage with a square for each place: rank, mean value, the class that it was taken for and that of the second map.</source>
            <translation>Um GeoPackage com um quadrado para cada sítio: ordem, valor médio, a classe por que foi tomado e a do segundo mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>Uncertainty</source>
            <translation>Incerteza</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>Uncertain places</source>
            <translation>Sítios incertos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>Places found</source>
            <translation>Sítios encontrados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>Uncertain places of {}</source>
            <translation>Sítios incertos de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>Second map</source>
            <translation>Segundo mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>A map of classes, on any grid: places are looked for where it differs from the first. Classes are the same by their name, else by their value.</source>
            <translation>Um mapa de classes, em qualquer grelha: procuram-se sítios onde difere do primeiro. As classes são as mesmas pelo nome, senão pelo valor.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/uncertain_places.py" />
            <source>The map of classes that tells what a place was taken for.</source>
            <translation>O mapa de classes que diz por que classe um sítio foi tomado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>{0} of {1} were removed.</source>
            <translation>{0} de {1} foram removidos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Choose the folder of the maps.</source>
            <translation>Escolha a pasta dos mapas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>The table {0} cannot be written ({1}).</source>
            <translation>A tabela {0} não pode ser escrita ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>List unfinished maps</source>
            <translation>Listar mapas inacabados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>resume,continue,interrupted,cancelled,crash,leftovers,temporary files,clean up,disk space</source>
            <translation>retomar,continuar,interrompido,cancelado,falha,restos,ficheiros temporários,limpar,espaço em disco</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Finds the work of mappings that were interrupted, and says how much is done and how to go on: start the same algorithm again with the same parameters. Removes that work instead when asked to. Finished maps and files of other programs are never touched.</source>
            <translation>Encontra o trabalho de mapeamentos interrompidos e diz quanto está feito e como continuar: inicie de novo o mesmo algoritmo com os mesmos parâmetros. Em vez disso, remove esse trabalho quando se pede. Mapas acabados e ficheiros de outros programas nunca são tocados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>The folder that the maps were to go to: unfinished work lies beside the map to be.</source>
            <translation>A pasta para onde iam os mapas: o trabalho inacabado está ao lado do futuro mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>What was found, as a page to read or as text for a spreadsheet.</source>
            <translation>O que foi encontrado, como página para ler ou como texto para uma folha de cálculo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>HTML pages (*.html);;Tables (*.csv)</source>
            <translation>Páginas HTML (*.html);;Tabelas (*.csv)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Unfinished maps found</source>
            <translation>Mapas inacabados encontrados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Their size in bytes</source>
            <translation>O seu tamanho em bytes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Unfinished maps removed</source>
            <translation>Mapas inacabados removidos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>{} is left alone: a mapping is at work on it.</source>
            <translation>{} não é tocado: há um mapeamento a trabalhar nele.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Folder of the maps</source>
            <translation>Pasta dos mapas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>There is no unfinished work in {}.</source>
            <translation>Não há trabalho inacabado em {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Removed: {}</source>
            <translation>Removido: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>List what lies in all subfolders as well.</source>
            <translation>Listar também o que está em todas as subpastas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Remove what is found</source>
            <translation>Remover o que se encontra</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/unfinished_maps.py" />
            <source>Delete the unfinished work instead of only listing it; maps that are being made at this moment are left alone. What is removed cannot be gone on with.</source>
            <translation>Apagar o trabalho inacabado em vez de apenas o listar; mapas que estão a ser feitos neste momento não são tocados. O que for removido não pode ser continuado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/virtual_mosaic.py" />
            <source>Resampled ({0}) to the grid of {1} while being read: {2}.</source>
            <translation>Reamostrado ({0}) para a grelha de {1} durante a leitura: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/virtual_mosaic.py" />
            <source>{0} cannot be brought to the grid of the first image.</source>
            <translation>{0} não pode ser levado para a grelha da primeira imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/virtual_mosaic.py" />
            <source>Warp it by hand first.</source>
            <translation>Ajuste-o primeiro à mão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/virtual_mosaic.py" />
            <source>The images lie too far apart for one mosaic.</source>
            <translation>As imagens estão demasiado afastadas para um só mosaico.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/virtual_mosaic.py" />
            <source>Map them one by one (OUTPUT_FOLDER).</source>
            <translation>Mapeie-as uma a uma (OUTPUT_FOLDER).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/virtual_mosaic.py" />
            <source>The virtual mosaic {0} cannot be written.</source>
            <translation>O mosaico virtual {0} não pode ser escrito.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/virtual_mosaic.py" />
            <source>Check the space in the temporary folder.</source>
            <translation>Verifique o espaço na pasta temporária.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/virtual_mosaic.py" />
            <source>{0} has {1}, but {2} has {3}: they cannot be one mosaic.</source>
            <translation>{0} tem {1}, mas {2} tem {3}: não podem ser um só mosaico.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/algorithms/virtual_mosaic.py" />
            <source>Map such images one by one (OUTPUT_FOLDER).</source>
            <translation>Mapeie essas imagens uma a uma (OUTPUT_FOLDER).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/client.py" />
            <source>The engine was stopped.</source>
            <translation>O motor foi parado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/exit_codes.py" />
            <source>The Alquimia tab of the log messages panel holds its last lines.</source>
            <translation>O separador Alquimia do painel de mensagens contém as suas últimas linhas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/exit_codes.py" />
            <source>Make the batch size, the chips or windows, or the network smaller, or close other programs.</source>
            <translation>Diminua o tamanho do lote, os recortes ou as janelas, ou a rede, ou feche outros programas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/feedback.py" />
            <source>Epoch {} of {}: {}</source>
            <translation>Época {} de {}: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/feedback.py" />
            <source>learning rate {:.3g}</source>
            <translation>taxa de aprendizagem {:.3g}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/feedback.py" />
            <source>{} h {} min left</source>
            <translation>faltam {} h {} min</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/feedback.py" />
            <source>{} s left</source>
            <translation>faltam {} s</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/feedback.py" />
            <source>{} min {} s left</source>
            <translation>faltam {} min {} s</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/process.py" />
            <source>The engine {0}: {1}.</source>
            <translation>O motor {0}: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/process.py" />
            <source>The engine speaks version {0} of the protocol, the plugin version {1}.</source>
            <translation>O motor fala a versão {0} do protocolo, o módulo a versão {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/process.py" />
            <source>Restart QGIS, so that plugin and engine are of the same version.</source>
            <translation>Reinicie o QGIS, para que módulo e motor sejam da mesma versão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/process.py" />
            <source>The engine's Python {0} cannot be started ({1}).</source>
            <translation>O Python do motor {0} não pode ser iniciado ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/process.py" />
            <source>Install the engine again with the option 'Repair'.</source>
            <translation>Instale o motor de novo com a opção 'Reparar'.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/process.py" />
            <source>The engine did not start within {0} seconds.</source>
            <translation>O motor não arrancou em {0} segundos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/engine_client/process.py" />
            <source>An antivirus program may be checking it for the first time: try again, or repair the engine.</source>
            <translation>Um antivírus pode estar a verificá-lo pela primeira vez: tente de novo, ou repare o motor.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>The log above holds the whole output; please report it when it does not help.</source>
            <translation>O registo acima contém toda a saída; por favor comunique-o se não ajudar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>The disk is full.</source>
            <translation>O disco está cheio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Free some space, or let the variable ALQUIMIA_HOME name a folder on another disk, and install again.</source>
            <translation>Liberte espaço, ou faça a variável ALQUIMIA_HOME indicar uma pasta noutro disco, e instale de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>The proxy does not let the packages through.</source>
            <translation>O proxy não deixa passar os pacotes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Set proxy, user and password in QGIS (Settings, Options, Network) or in the variable HTTPS_PROXY.</source>
            <translation>Defina proxy, utilizador e palavra-passe no QGIS (Configurações, Opções, Rede) ou na variável HTTPS_PROXY.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>The package server's certificate is not trusted; a proxy or antivirus program may be in between.</source>
            <translation>O certificado do servidor de pacotes não é de confiança; pode haver um proxy ou um antivírus pelo meio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Ask your administrator for its certificate and let the variable SSL_CERT_FILE name that file.</source>
            <translation>Peça o certificado ao seu administrador e faça a variável SSL_CERT_FILE indicar esse ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>The package server cannot be reached.</source>
            <translation>Não se consegue chegar ao servidor de pacotes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Check the network and install again, or install from a folder of wheels with the parameter WHEELS.</source>
            <translation>Verifique a rede e instale de novo, ou instale a partir de uma pasta de ficheiros wheel com o parâmetro WHEELS.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>A file is locked by another program, often an antivirus program or a second QGIS.</source>
            <translation>Um ficheiro está bloqueado por outro programa, muitas vezes um antivírus ou um segundo QGIS.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Close other QGIS windows, wait a minute and install again.</source>
            <translation>Feche outras janelas do QGIS, espere um minuto e instale de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>An antivirus program has removed or blocked a file of the engine.</source>
            <translation>Um antivírus removeu ou bloqueou um ficheiro do motor.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Allow the folder of the engine in the antivirus program and install again.</source>
            <translation>Permita a pasta do motor no antivírus e instale de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>A folder may not be written to.</source>
            <translation>Não é permitido escrever numa pasta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Let the variable ALQUIMIA_HOME name a folder you may write to; on Windows look at the antivirus program too.</source>
            <translation>Faça a variável ALQUIMIA_HOME indicar uma pasta em que possa escrever; no Windows veja também o antivírus.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>A path is too long for the system.</source>
            <translation>Um caminho é demasiado longo para o sistema.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Let the variable ALQUIMIA_HOME name a folder with a short path, such as C:\alquimia.</source>
            <translation>Faça a variável ALQUIMIA_HOME indicar uma pasta de caminho curto, como C:\alquimia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>This Python cannot make virtual environments.</source>
            <translation>Este Python não consegue fazer ambientes virtuais.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>On Debian and Ubuntu install the package for it: sudo apt install python3-venv. Then install again.</source>
            <translation>No Debian e no Ubuntu instale o pacote para isso: sudo apt install python3-venv. Depois instale de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>The folder of wheels lacks a package that the engine needs.</source>
            <translation>À pasta de ficheiros wheel falta um pacote de que o motor precisa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Fill it with 'pip download' of the requirement file on a computer of the same system and Python version.</source>
            <translation>Encha-a com 'pip download' do ficheiro de requisitos num computador com o mesmo sistema e a mesma versão do Python.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>A package is not available for this Python and system.</source>
            <translation>Um pacote não está disponível para este Python e este sistema.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Choose another Python, from 3.10 to 3.13, with the parameter PYTHON.</source>
            <translation>Escolha outro Python, de 3.10 a 3.13, com o parâmetro PYTHON.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>The package server does not offer all packages at the versions needed.</source>
            <translation>O servidor de pacotes não oferece todos os pacotes nas versões necessárias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>If a mirror is set up for pip or uv, check that it is complete; else update the Alquimia plugin.</source>
            <translation>Se houver um espelho definido para o pip ou o uv, verifique se está completo; senão, atualize o módulo Alquimia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>A library of Windows that the engine needs is missing.</source>
            <translation>Falta uma biblioteca do Windows de que o motor precisa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Install the Microsoft Visual C++ Redistributable (x64) and install the engine again.</source>
            <translation>Instale o Microsoft Visual C++ Redistributable (x64) e instale o motor de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>The processor is too old for the engine's packages, which need the AVX instructions.</source>
            <translation>O processador é demasiado antigo para os pacotes do motor, que precisam das instruções AVX.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>Use another computer.</source>
            <translation>Use outro computador.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>{} failed: {}{}.</source>
            <translation>{} falhou: {}{}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/failures.py" />
            <source>{} failed{}.</source>
            <translation>{} falhou{}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>The engine for {0} is already installed in {1}.</source>
            <translation>O motor para {0} já está instalado em {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Engine: {0} (device '{1}'), about {2} GB on disk.</source>
            <translation>Motor: {0} (dispositivo '{1}'), cerca de {2} GB em disco.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Python: {0} from {1}; tool: {2}.</source>
            <translation>Python: {0} de {1}; ferramenta: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Install Python 3.12 (64-bit), or name one with the parameter PYTHON.</source>
            <translation>Instale o Python 3.12 (64 bits), ou indique um com o parâmetro PYTHON.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Looking for a Python</source>
            <translation>A procurar um Python</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>The engine is installed</source>
            <translation>O motor está instalado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>The engine is already installed</source>
            <translation>O motor já está instalado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>No Python that can carry the engine was found on this computer; the log says which were tried.</source>
            <translation>Não foi encontrado neste computador nenhum Python que possa suportar o motor; o registo diz quais foram tentados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Making the environment</source>
            <translation>Fazer o ambiente</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Checking the new engine</source>
            <translation>A verificar o novo motor</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Installing the packages</source>
            <translation>Instalar os pacotes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Name a folder that holds .whl files.</source>
            <translation>Indique uma pasta que contenha ficheiros .whl.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Fetching uv</source>
            <translation>A obter o uv</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Fetching a Python with uv</source>
            <translation>A obter um Python com o uv</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Free some space, or let the variable ALQUIMIA_HOME name a folder on another disk.</source>
            <translation>Liberte espaço, ou faça a variável ALQUIMIA_HOME indicar uma pasta noutro disco.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>Installing {} (about {:g} GB)</source>
            <translation>A instalar {} (cerca de {:g} GB)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>The folder of wheels {} does not exist.</source>
            <translation>A pasta de ficheiros wheel {} não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/installer.py" />
            <source>The engine needs about {:g} GB; the disk of {} has {:.1f} GB left.</source>
            <translation>O motor precisa de cerca de {:g} GB; o disco de {} tem {:.1f} GB livres.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/interpreter.py" />
            <source>Not used: {0} ({1}): {2}</source>
            <translation>Não usado: {0} ({1}): {2}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/interpreter.py" />
            <source>The Python named by {0} cannot be used: {1}</source>
            <translation>O Python indicado por {0} não pode ser usado: {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/interpreter.py" />
            <source>Name a Python {0}, or none, so that one is looked for.</source>
            <translation>Indique um Python {0}, ou nenhum, para que seja procurado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/package_tools.py" />
            <source>uv could not be fetched with {0}: {1}</source>
            <translation>O uv não pôde ser obtido com {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/package_tools.py" />
            <source>Not used: {0}: {1}</source>
            <translation>Não usado: {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/recipe.py" />
            <source>There is no engine for the device {0}.</source>
            <translation>Não há motor para o dispositivo {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/recipe.py" />
            <source>Choose one of {0}, {1}.</source>
            <translation>Escolha um de {0}, {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/recipe.py" />
            <source>TensorFlow uses NVIDIA GPUs on Linux only.</source>
            <translation>O TensorFlow só usa GPUs NVIDIA no Linux.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/recipe.py" />
            <source>Choose the device 'torch' for the GPU, or 'cpu'.</source>
            <translation>Escolha o dispositivo 'torch' para a GPU, ou 'cpu'.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/recipe.py" />
            <source>TensorFlow on the processor</source>
            <translation>TensorFlow no processador</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/recipe.py" />
            <source>TensorFlow with an NVIDIA GPU</source>
            <translation>TensorFlow com uma GPU NVIDIA</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/removal.py" />
            <source>Some files in {0} could not be removed.</source>
            <translation>Alguns ficheiros em {0} não puderam ser removidos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/removal.py" />
            <source>Close other QGIS windows and remove the folder by hand.</source>
            <translation>Feche outras janelas do QGIS e remova a pasta à mão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/removal.py" />
            <source>{0} is not removed, because it is not a finished environment of Alquimia.</source>
            <translation>{0} não é removido, porque não é um ambiente acabado do Alquimia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/removal.py" />
            <source>Look at the folder and remove it by hand.</source>
            <translation>Veja a pasta e remova-a à mão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/state.py" />
            <source>Run 'Install engine' (alquimia:installengine) in the group 'Set up' of the toolbox.</source>
            <translation>Execute 'Instalar o motor' (alquimia:installengine) no grupo 'Configuração' da caixa de ferramentas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/state.py" />
            <source>The engine was installed by another version of Alquimia and does not fit this one.</source>
            <translation>O motor foi instalado por outra versão do Alquimia e não serve para esta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/state.py" />
            <source>The engine's installation was not finished.</source>
            <translation>A instalação do motor não foi terminada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/state.py" />
            <source>The engine is not installed.</source>
            <translation>O motor não está instalado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/state.py" />
            <source>The engine's record is damaged.</source>
            <translation>O registo do motor está danificado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/state.py" />
            <source>Run 'Install engine' with the option 'Repair'.</source>
            <translation>Execute 'Instalar o motor' com a opção 'Reparar'.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/state.py" />
            <source>The engine's Python is gone from {}.</source>
            <translation>O Python do motor desapareceu de {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/verification.py" />
            <source>{0} failed: its Python runs in {1} instead of {2}.</source>
            <translation>{0} falhou: o seu Python corre em {1} em vez de {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/verification.py" />
            <source>Choose another Python with the parameter PYTHON.</source>
            <translation>Escolha outro Python com o parâmetro PYTHON.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/verification.py" />
            <source>{0} failed: it gave no answer.</source>
            <translation>{0} falhou: não deu resposta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/environment/verification.py" />
            <source>Install again with the option 'Repair'.</source>
            <translation>Instale de novo com a opção 'Reparar'.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/engine_line.py" />
            <source>Set up the engine…</source>
            <translation>Configurar o motor…</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/compare_box.py" />
            <source>Compare two maps</source>
            <translation>Comparar dois mapas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/compare_box.py" />
            <source>Left</source>
            <translation>Esquerda</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/compare_box.py" />
            <source>Right</source>
            <translation>Direita</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/compare_box.py" />
            <source>Side by side</source>
            <translation>Lado a lado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/compare_box.py" />
            <source>Swipe</source>
            <translation>Deslizar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/compare_box.py" />
            <source>Move the pointer over the map; Esc ends.</source>
            <translation>Mova o ponteiro sobre o mapa; Esc termina.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/compare_box.py" />
            <source>Choose two different rasters.</source>
            <translation>Escolha dois rasters diferentes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>There is no model at hand: train one, or choose one below.</source>
            <translation>Não há nenhum modelo em uso: treine um, ou escolha um abaixo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>A {} cannot go on learning; train it anew with all samples.</source>
            <translation>Um modelo do tipo {} não pode continuar a aprender; treine-o de novo com todas as amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Trainings</source>
            <translation>Treinos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Train again from the last weights…</source>
            <translation>Treinar de novo a partir dos últimos pesos…</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Goes on from the model at hand, with the samples there are now.</source>
            <translation>Continua a partir do modelo em uso, com as amostras que há agora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Use</source>
            <translation>Usar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Remove</source>
            <translation>Remover</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Figures</source>
            <translation>Métricas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Date</source>
            <translation>Data</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Minutes</source>
            <translation>Minutos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Family</source>
            <translation>Família</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Epochs: {}</source>
            <translation>Épocas: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>Went on from {}</source>
            <translation>Continuado a partir de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>The file {} is gone.</source>
            <translation>O ficheiro {} já não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/history_box.py" />
            <source>The model at hand: {}</source>
            <translation>O modelo em uso: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/page.py" />
            <source>Improve</source>
            <translation>Melhorar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/place_search.py" />
            <source>The search was stopped.</source>
            <translation>A procura foi parada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>{} of {} places: all others lie too near to these or to samples.</source>
            <translation>{} de {} sítios: todos os outros ficam demasiado perto destes ou de amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Previous</source>
            <translation>Anterior</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Next</source>
            <translation>Seguinte</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Label it</source>
            <translation>Etiquetar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Digitise a sample here; the place is then ticked off by itself.</source>
            <translation>Digitalize aqui uma amostra; o sítio é depois dado como concluído automaticamente.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Show on the map</source>
            <translation>Mostrar no mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Nothing is uncertain there, or samples are near everywhere.</source>
            <translation>Nada é incerto aí, ou há amostras perto em toda a parte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Double click: zoom to the place</source>
            <translation>Duplo clique: aproximar ao sítio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>All places are done.</source>
            <translation>Todos os sítios estão concluídos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>{} of {} done</source>
            <translation>{} de {} concluídos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Done</source>
            <translation>Concluído</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Value</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/places_box.py" />
            <source>Taken for</source>
            <translation>Tomado por</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Choose the image first, on the page of the samples.</source>
            <translation>Escolha primeiro a imagem, na página das amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Train or choose a model first.</source>
            <translation>Treine ou escolha primeiro um modelo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Choose a raster of entropy, margin or confidence.</source>
            <translation>Escolha um raster de entropia, margem ou confiança.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Choose two different maps of classes.</source>
            <translation>Escolha dois mapas de classes diferentes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Look in</source>
            <translation>Procurar em</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Uncertain is</source>
            <translation>É incerto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Raster</source>
            <translation>Raster</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>First map</source>
            <translation>Primeiro mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Places</source>
            <translation>Sítios</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Apart</source>
            <translation>Afastamento</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>What the map shows, with the model</source>
            <translation>O que a tela do mapa mostra, com o modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>The whole image, with the model</source>
            <translation>A imagem inteira, com o modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>A raster of uncertainty</source>
            <translation>Um raster de incerteza</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>Where two maps differ</source>
            <translation>Onde dois mapas diferem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>what resembles no class (entropy)</source>
            <translation>o que não se parece com nenhuma classe (entropia)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/search_form.py" />
            <source>what lies between two classes (margin)</source>
            <translation>o que está entre duas classes (margem)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/side_by_side.py" />
            <source>Two maps beside each other</source>
            <translation>Dois mapas lado a lado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/improve/widgets.py" />
            <source>Stop</source>
            <translation>Parar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/layer_box.py" />
            <source>Choose a model</source>
            <translation>Escolher um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/legend.py" />
            <source>estimates {}, {:.4g} to {:.4g} in the samples</source>
            <translation>estima {}, de {:.4g} a {:.4g} nas amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/legend.py" />
            <source>{}; {} dates</source>
            <translation>{}; {} datas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/legend.py" />
            <source>bands: {}</source>
            <translation>bandas: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/legend.py" />
            <source>{} {:.2f} on the validation samples</source>
            <translation>{} {:.2f} nas amostras de validação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/map_form.py" />
            <source>objects</source>
            <translation>objetos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/map_form.py" />
            <source>map</source>
            <translation>mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/mapped_area.py" />
            <source>{:.4g} of {:.4g} {}</source>
            <translation>{:.4g} de {:.4g} {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>The map that was started in another project is finished. It is {}.</source>
            <translation>O mapa iniciado noutro projeto está concluído. É {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>Preview</source>
            <translation>Pré-visualização</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>Preview of the canvas</source>
            <translation>Pré-visualizar a tela do mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>Map what the canvas shows, in seconds; nothing is kept</source>
            <translation>Mapear o que a tela do mapa mostra, em segundos; nada é guardado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>Map the whole image</source>
            <translation>Mapear a imagem inteira</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>The canvas shows nothing of the image.</source>
            <translation>A tela do mapa não mostra nada da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>Choose a file for the map.</source>
            <translation>Escolha um ficheiro para o mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>Cancelling …</source>
            <translation>A cancelar …</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>Opacity of the result</source>
            <translation>Opacidade do resultado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>The map is {}.</source>
            <translation>O mapa está em {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/page.py" />
            <source>Cancelled.</source>
            <translation>Cancelado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/suited_algorithm.py" />
            <source>The model needs {}; {} has {}.</source>
            <translation>O modelo precisa de {}; {} tem {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/suited_algorithm.py" />
            <source>The model looks at the bands {}; {} has {}.</source>
            <translation>O modelo olha para as bandas {}; {} tem {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/map/suited_algorithm.py" />
            <source>The model cannot map {}: {}.</source>
            <translation>O modelo não pode mapear {}: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>Put the model file {} into the trash?</source>
            <translation>Mover o ficheiro do modelo {} para o lixo?</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>Delete a model</source>
            <translation>Apagar um modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>Make it the model at hand and go on to the map</source>
            <translation>Torná-lo o modelo em uso e passar ao mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>Apply…</source>
            <translation>Aplicar…</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>Open the dialog of its algorithm</source>
            <translation>Abrir o diálogo do seu algoritmo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>Show its training report</source>
            <translation>Mostrar o relatório do seu treino</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>Export it for other programs</source>
            <translation>Exportá-lo para outros programas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>Show its folder</source>
            <translation>Mostrar a sua pasta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>Delete the file</source>
            <translation>Apagar o ficheiro</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>There is no trash for this file. Delete {} for good? This cannot be undone.</source>
            <translation>Não há lixo para este ficheiro. Apagar {} definitivamente? Isto não pode ser anulado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/actions.py" />
            <source>The file {} cannot be deleted.</source>
            <translation>O ficheiro {} não pode ser apagado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/collection.py" />
            <source>Reading model files</source>
            <translation>A ler ficheiros de modelos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/page.py" />
            <source>No models yet. Train one, choose a folder that has some, or drop an .alquimia file onto QGIS.</source>
            <translation>Ainda não há modelos. Treine um, escolha uma pasta que tenha alguns, ou largue um ficheiro .alquimia sobre o QGIS.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/page.py" />
            <source>Folder</source>
            <translation>Pasta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/uses.py" />
            <source>{0} is not a readable Alquimia model file ({1}).</source>
            <translation>{0} não é um ficheiro de modelo do Alquimia legível ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/uses.py" />
            <source>The model {} has no report.</source>
            <translation>O modelo {} não tem relatório.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>{} bands</source>
            <translation>{} bandas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>1 band</source>
            <translation>1 banda</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>{0} at {1} dates</source>
            <translation>{0} em {1} datas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>File</source>
            <translation>Ficheiro</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>Purpose</source>
            <translation>Finalidade</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>Accuracy</source>
            <translation>Exatidão</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>Looks at</source>
            <translation>Olha para</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>Pixel size</source>
            <translation>Tamanho do píxel</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>Estimates</source>
            <translation>Estima</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>Out-of-bag accuracy {:.2f}</source>
            <translation>Exatidão fora do saco {:.2f}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/models/words.py" />
            <source>Size</source>
            <translation>Tamanho</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/panel.py" />
            <source>Alquimia</source>
            <translation>Alquimia</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/panel.py" />
            <source>Show the Alquimia panel: from samples to a map</source>
            <translation>Mostrar o painel Alquimia: das amostras ao mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/parameter_form.py" />
            <source>Advanced</source>
            <translation>Avançado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/run_bar.py" />
            <source>Starting the engine …</source>
            <translation>A iniciar o motor …</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>No samples yet: {}.</source>
            <translation>Ainda sem amostras: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>Samples of {0} and {1} overlap ({2}).</source>
            <translation>Há amostras de {0} e de {1} que se sobrepõem ({2}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>no class</source>
            <translation>sem classe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>Off the image, so that nothing is learned from them: {}.</source>
            <translation>Fora da imagem, pelo que nada se aprende com elas: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>Without a class: {}.</source>
            <translation>Sem classe: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>Few samples: {0}. Each class should have {1} or more.</source>
            <translation>Poucas amostras: {0}. Cada classe deve ter {1} ou mais.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>Few pixels: {0}. A class is hardly learned from fewer than {1}.</source>
            <translation>Poucos píxeis: {0}. Dificilmente se aprende uma classe com menos de {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>The image hides the samples. Drag them above it in the panel of layers.</source>
            <translation>A imagem esconde as amostras. Arraste-as para cima dela no painel das camadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>{0} and {1} more</source>
            <translation>{0} e mais {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice.py" />
            <source>There are too many samples to look for all overlaps here; Check samples finds them.</source>
            <translation>Há demasiadas amostras para procurar aqui todas as sobreposições; Verificar amostras encontra-as.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice_box.py" />
            <source>Show</source>
            <translation>Mostrar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/advice_box.py" />
            <source>Worth a look</source>
            <translation>Convém ver</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/check_run.py" />
            <source>Look at image and samples as a training would, and open a report with figures and advice</source>
            <translation>Olhar para a imagem e as amostras como um treino o faria, e abrir um relatório com valores e conselhos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_buttons.py" />
            <source>Add a class</source>
            <translation>Acrescentar uma classe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_buttons.py" />
            <source>Remove the selected classes and their samples</source>
            <translation>Remover as classes selecionadas e as suas amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_buttons.py" />
            <source>Rename the selected class (F2)</source>
            <translation>Mudar o nome da classe selecionada (F2)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_buttons.py" />
            <source>Merge the selected classes into one (select several with Ctrl + click)</source>
            <translation>Fundir as classes selecionadas numa só (selecione várias com Ctrl + clique)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_buttons.py" />
            <source>Colour of the class</source>
            <translation>Cor da classe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_buttons.py" />
            <source>Colour of the selected class</source>
            <translation>Cor da classe selecionada</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>The samples of the layer {0} and their {1} cannot be changed.</source>
            <translation>As amostras da camada {0} e o seu campo {1} não podem ser alterados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>Save the layer as a new GeoPackage, and choose that one.</source>
            <translation>Guarde a camada como um novo GeoPackage, e escolha esse.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>The field {0} holds names of up to {1} characters.</source>
            <translation>O campo {0} aceita nomes de até {1} caracteres.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>A class needs a name.</source>
            <translation>Uma classe precisa de um nome.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>Take another name, or merge the two classes.</source>
            <translation>Escolha outro nome, ou funda as duas classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>Rename the class {}</source>
            <translation>Mudar o nome da classe {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>Merge classes into {}</source>
            <translation>Fundir classes em {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>Remove the class {}</source>
            <translation>Remover a classe {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>The layer {} cannot be edited.</source>
            <translation>A camada {} não pode ser editada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>There is a class {} already.</source>
            <translation>Já existe uma classe {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_changes.py" />
            <source>Class values go up to {}.</source>
            <translation>Os valores das classes vão até {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_list.py" />
            <source>Area</source>
            <translation>Área</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_list.py" />
            <source>Key</source>
            <translation>Tecla</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_list.py" />
            <source>Click to digitise {}. F2 renames it; Ctrl + click selects several classes.</source>
            <translation>Clique para digitalizar {}. F2 muda-lhe o nome; Ctrl + clique seleciona várias classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_panel.py" />
            <source>This layer has no classes yet. Add the first one below.</source>
            <translation>Esta camada ainda não tem classes. Acrescente a primeira em baixo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_panel.py" />
            <source>Choose a layer of samples above, or create one.</source>
            <translation>Escolha em cima uma camada de amostras, ou crie uma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_panel.py" />
            <source>Choose the field that holds the classes.</source>
            <translation>Escolha o campo que contém as classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/class_panel.py" />
            <source>This field has {:,} different values. Is it the one that holds the classes?</source>
            <translation>Este campo tem {:,} valores diferentes. É este que contém as classes?</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/classes.py" />
            <source>before the classes</source>
            <translation>antes das classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/creation.py" />
            <source>The layer {} is ready. Click a class to digitise its samples.</source>
            <translation>A camada {} está pronta. Clique numa classe para digitalizar as suas amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/creation_dialog.py" />
            <source>New layer of samples</source>
            <translation>Nova camada de amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/creation_dialog.py" />
            <source>One class on each line:
Forest #228833
Water
Built-up</source>
            <translation>Uma classe em cada linha:
Floresta #228833
Água
Edificado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/creation_dialog.py" />
            <source>GeoPackages (*.gpkg)</source>
            <translation>GeoPackages (*.gpkg)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/creation_dialog.py" />
            <source>Choose a coordinate reference system.</source>
            <translation>Escolha um sistema de referência de coordenadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/creation_dialog.py" />
            <source>Choose a file.</source>
            <translation>Escolha um ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/creation_dialog.py" />
            <source>This file exists already; choose another one.</source>
            <translation>Este ficheiro já existe; escolha outro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/creation_dialog.py" />
            <source>Shape</source>
            <translation>Forma</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/digitising.py" />
            <source>Save it as a new GeoPackage, and choose that one.</source>
            <translation>Guarde-a como um novo GeoPackage, e escolha esse.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/digitising.py" />
            <source>Digitise {}</source>
            <translation>Digitalizar {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/edits_bar.py" />
            <source>Digitising {}: click each point.</source>
            <translation>A digitalizar {}: clique em cada ponto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/edits_bar.py" />
            <source>Digitising {}: click the corners; a right click ends.</source>
            <translation>A digitalizar {}: clique nos vértices; um clique com o botão direito termina.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/edits_bar.py" />
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/edits_bar.py" />
            <source>Save the edits of the samples, and go on editing</source>
            <translation>Guardar as edições das amostras, e continuar a editar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/edits_bar.py" />
            <source>The edits of {0} cannot be saved: {1}</source>
            <translation>As edições de {0} não podem ser guardadas: {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/edits_bar.py" />
            <source>There are edits that are not saved yet.</source>
            <translation>Há edições que ainda não foram guardadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/edits_bar.py" />
            <source>Click a class to digitise its samples.</source>
            <translation>Clique numa classe para digitalizar as suas amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/layer_choice.py" />
            <source>Create a new layer of samples</source>
            <translation>Criar uma nova camada de amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/page.py" />
            <source>Counting samples</source>
            <translation>A contar amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/questions.py" />
            <source>Merge classes</source>
            <translation>Fundir classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/questions.py" />
            <source>Which class shall the samples of {} have? It can be undone until the edits are saved.</source>
            <translation>Que classe devem ter as amostras de {}? Pode ser anulado até as edições serem guardadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/questions.py" />
            <source>Remove {0} and the samples of it ({1})? It can be undone until the edits are saved.</source>
            <translation>Remover {0} e as respetivas amostras ({1})? Pode ser anulado até as edições serem guardadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/questions.py" />
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/questions.py" />
            <source>Remove classes</source>
            <translation>Remover classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/samples/shortcuts.py" />
            <source>Alquimia: digitise class {}</source>
            <translation>Alquimia: digitalizar a classe {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/starting.py" />
            <source>The file {} is there already. Replace it?</source>
            <translation>O ficheiro {} já existe. Substituí-lo?</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/curves.py" />
            <source>{}, epoch {}: {}</source>
            <translation>{}, época {}: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/curves_view.py" />
            <source>Loss</source>
            <translation>Perda</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/curves_view.py" />
            <source>Figure</source>
            <translation>Valor</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/estimate_words.py" />
            <source>{:,} chips to learn from and {:,} to validate</source>
            <translation>{:,} recortes para aprender e {:,} para validar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/estimate_words.py" />
            <source>{:,} pixels to learn from and {:,} to validate</source>
            <translation>{:,} píxeis para aprender e {:,} para validar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/estimate_words.py" />
            <source>{:.1f} GB of memory</source>
            <translation>{:.1f} GB de memória</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/estimate_words.py" />
            <source>Estimate: about {}, {}, at most {}.</source>
            <translation>Estimativa: cerca de {}, {}, no máximo {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/estimate_words.py" />
            <source>{:.0f} h</source>
            <translation>{:.0f} h</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/estimate_words.py" />
            <source>{:.0f} s</source>
            <translation>{:.0f} s</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/estimate_words.py" />
            <source>{:.0f} min</source>
            <translation>{:.0f} min</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_card.py" />
            <source>Needs {} · takes {}</source>
            <translation>Precisa de {} · demora {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_chooser.py" />
            <source>Only the chosen family</source>
            <translation>Só a família escolhida</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_chooser.py" />
            <source>Other families ({})</source>
            <translation>Outras famílias ({})</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_facts.py" />
            <source>one image; polygons, lines or points of each class</source>
            <translation>uma imagem; polígonos, linhas ou pontos de cada classe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_facts.py" />
            <source>images of several dates; polygons or points of each class</source>
            <translation>imagens de várias datas; polígonos ou pontos de cada classe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_facts.py" />
            <source>seconds to a minute</source>
            <translation>de segundos a um minuto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_facts.py" />
            <source>minutes</source>
            <translation>minutos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_facts.py" />
            <source>many minutes; a GPU helps much</source>
            <translation>muitos minutos; uma GPU ajuda muito</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_facts.py" />
            <source>one image; boxes or outlines of objects, or points with a size</source>
            <translation>uma imagem; caixas ou contornos de objetos, ou pontos com um tamanho</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_facts.py" />
            <source>some minutes; less with a GPU</source>
            <translation>alguns minutos; menos com uma GPU</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/family_facts.py" />
            <source>an hour; minutes with a GPU</source>
            <translation>uma hora; minutos com uma GPU</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/going_on.py" />
            <source>Goes on from {}, with the parameters of its network. A lower learning rate keeps more of it.</source>
            <translation>Continua a partir de {}, com os parâmetros da sua rede. Uma taxa de aprendizagem mais baixa conserva mais dela.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/going_on.py" />
            <source>Start anew</source>
            <translation>Começar de novo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/outcome.py" />
            <source>Nothing was set aside to validate it.</source>
            <translation>Nada foi posto de parte para o validar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/outcome.py" />
            <source>Open report</source>
            <translation>Abrir o relatório</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/outcome.py" />
            <source>Map it</source>
            <translation>Mapear com ele</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/outcome.py" />
            <source>Back to the parameters</source>
            <translation>Voltar aos parâmetros</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/page.py" />
            <source>Stopped after {} epochs; the best model so far is kept in {}.</source>
            <translation>Parado após {} épocas; o melhor modelo até então fica guardado em {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/page.py" />
            <source>Trained for {} epochs. The model is {}.</source>
            <translation>Treinado durante {} épocas. O modelo está em {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/page.py" />
            <source>Trained. The model is {1}.</source>
            <translation>Treinado. O modelo está em {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/page.py" />
            <source>The training that was started in another project has ended. Its model is {}.</source>
            <translation>O treino que foi iniciado noutro projeto terminou. O seu modelo está em {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/page.py" />
            <source>The training has failed.</source>
            <translation>O treino falhou.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/page.py" />
            <source>Stopped before there was a model to keep.</source>
            <translation>Parado antes de haver um modelo para guardar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/page.py" />
            <source>Cancelled; nothing was kept.</source>
            <translation>Cancelado; nada foi guardado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/suitability.py" />
            <source>Needs images of at least {} dates in the project.</source>
            <translation>Precisa de imagens de pelo menos {} datas no projeto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/suitability.py" />
            <source>Needs samples of at least two classes.</source>
            <translation>Precisa de amostras de pelo menos duas classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/suitability.py" />
            <source>Needs boxes, outlines or points; the samples are lines.</source>
            <translation>Precisa de caixas, contornos ou pontos; as amostras são linhas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_form.py" />
            <source>Choose an image.</source>
            <translation>Escolha uma imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_form.py" />
            <source>Choose a layer of samples.</source>
            <translation>Escolha uma camada de amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_form.py" />
            <source>Choose a file for the model.</source>
            <translation>Escolha um ficheiro para o modelo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_form.py" />
            <source>Data</source>
            <translation>Dados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_form.py" />
            <source>Model family</source>
            <translation>Família de modelos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_form.py" />
            <source>Parameters</source>
            <translation>Parâmetros</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_form.py" />
            <source>All parameters…</source>
            <translation>Todos os parâmetros…</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_form.py" />
            <source>Open the dialog of the toolbox, filled in</source>
            <translation>Abrir o diálogo da caixa de ferramentas, já preenchido</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_view.py" />
            <source>Stopping; the best model so far is written …</source>
            <translation>A parar; está a ser escrito o melhor modelo até agora …</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_view.py" />
            <source>Trees learn all at once: there are no curves to watch.</source>
            <translation>As árvores aprendem tudo de uma vez: não há curvas para acompanhar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_view.py" />
            <source>This family shows no pictures of samples while it learns; the report has examples.</source>
            <translation>Esta família não mostra imagens de amostras enquanto aprende; o relatório tem exemplos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_view.py" />
            <source>Stop now and keep the best</source>
            <translation>Parar agora e guardar o melhor</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_view.py" />
            <source>Stop and throw this training away</source>
            <translation>Parar e deitar fora este treino</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_view.py" />
            <source>Log</source>
            <translation>Registo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/panel/train/training_view.py" />
            <source>Training {}</source>
            <translation>A treinar {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/provider.py" />
            <source>Alquimia (deep learning)</source>
            <translation>Alquimia (aprendizagem profunda)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>{} (suits this computer)</source>
            <translation>{} (adequado a este computador)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>Empty: from the package server</source>
            <translation>Vazio: do servidor de pacotes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>Empty: one is looked for</source>
            <translation>Vazio: é procurado um</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>the parameter {}</source>
            <translation>o parâmetro {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>the field '{}'</source>
            <translation>o campo '{}'</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>What</source>
            <translation>O quê</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>Where</source>
            <translation>Onde</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/choices.py" />
            <source>Proxy</source>
            <translation>Proxy</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/engine_set_up.py" />
            <source>Alquimia engine</source>
            <translation>Motor do Alquimia</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>none (to set one: Settings, Options, Network)</source>
            <translation>nenhum (para definir um: Configurações, Opções, Rede)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>The engine is ready: {}.</source>
            <translation>O motor está pronto: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>A Python environment of its own with {}. QGIS's own Python is not changed.</source>
            <translation>Um ambiente Python próprio com {}. O Python do QGIS não é alterado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>about {:g} GB</source>
            <translation>cerca de {:g} GB</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>{}; {:.1f} GB are free on this disk</source>
            <translation>{}; há {:.1f} GB livres neste disco</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>{} (of QGIS)</source>
            <translation>{} (do QGIS)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/facts.py" />
            <source>{} (of the variable {})</source>
            <translation>{} (da variável {})</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/offer.py" />
            <source>Alquimia needs an engine to train and use networks. {}</source>
            <translation>O Alquimia precisa de um motor para treinar e usar redes. {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/offer.py" />
            <source>Not now</source>
            <translation>Agora não</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>The engine was removed from {}.</source>
            <translation>O motor foi removido de {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Copy log</source>
            <translation>Copiar registo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Remove…</source>
            <translation>Remover…</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Install</source>
            <translation>Instalar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Close</source>
            <translation>Fechar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>The engine is installed and works. It runs on: {}.</source>
            <translation>O motor está instalado e funciona. Corre em: {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>The engine is installed, but does not work: {}</source>
            <translation>O motor está instalado, mas não funciona: {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/setup/set_up_dialog.py" />
            <source>Remove the engine in {} (about {:g} GB)? Models, maps and layers stay.</source>
            <translation>Remover o motor em {} (cerca de {:g} GB)? Modelos, mapas e camadas ficam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/desktop/translation.py" />
            <source>English</source>
            <translation>Português</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/arrays.py" />
            <source>The model file's {0} is damaged ({1}).</source>
            <translation>{0} do ficheiro do modelo está danificado ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/arrays.py" />
            <source>The model file's {0} holds values that are not numbers, in {1}.</source>
            <translation>{0} do ficheiro do modelo contém valores que não são números, em {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/graph/checks.py" />
            <source>The model file's {0} {1}.</source>
            <translation>{0} do ficheiro do modelo {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/load.py" />
            <source>A {0} is no network, so Keras cannot compute or open it.</source>
            <translation>{0} não é uma rede, por isso o Keras não a pode calcular nem abrir.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/load.py" />
            <source>The weights of the model file are not those of its network.</source>
            <translation>Os pesos do ficheiro do modelo não são os da sua rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/load.py" />
            <source>The weights of the model file have a wrong type of number.</source>
            <translation>Os pesos do ficheiro do modelo têm um tipo de número errado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/load.py" />
            <source>The model file holds {0} arrays of weights; its network has {1}.</source>
            <translation>O ficheiro do modelo contém {0} conjuntos de pesos; a sua rede tem {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/load.py" />
            <source>The weights {0} of the model file have the shape {1}; the network needs {2}.</source>
            <translation>Os pesos {0} do ficheiro do modelo têm a forma {1}; a rede precisa de {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/read.py" />
            <source>The model file's manifest does not fit a {0}: {1} of {2}, {3} classes, chips of {4} pixels.</source>
            <translation>O manifesto do ficheiro do modelo não serve para {0}: {1} de {2}, {3} classes, recortes de {4} píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/read.py" />
            <source>The model file's {0} is too large for its network: {1} bytes, at most {2}.</source>
            <translation>{0} do ficheiro do modelo é demasiado grande para a sua rede: {1} bytes, no máximo {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/read.py" />
            <source>The model file's figures of its network do not fit a {0}.</source>
            <translation>Os números da rede no ficheiro do modelo não servem para {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/read.py" />
            <source>The model file cannot be rebuilt: {0}</source>
            <translation>O ficheiro do modelo não pode ser reconstruído: {0}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/self_test.py" />
            <source>The model file's self-test does not fit its network.</source>
            <translation>O autoteste do ficheiro do modelo não serve para a sua rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/self_test.py" />
            <source>The model file failed its self-test: its network now answers differently, by up to {0}.</source>
            <translation>O ficheiro do modelo falhou o seu autoteste: a rede responde agora de forma diferente, até {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/bundle/self_test.py" />
            <source>The file is damaged or was changed, or these versions compute differently; train the model again.</source>
            <translation>O ficheiro está danificado ou foi alterado, ou estas versões calculam de forma diferente; treine o modelo de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/answers.py" />
            <source>Comparing the answers</source>
            <translation>A comparar as respostas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/disagreement.py" />
            <source>Writing the map of disagreement</source>
            <translation>A escrever o mapa de discordância</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/findings.py" />
            <source>There is no reference pixel for which all models have an answer.</source>
            <translation>Não há nenhum píxel de referência para o qual todos os modelos tenham resposta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/findings.py" />
            <source>Check the position of the reference, and the nodata value and masks of the image.</source>
            <translation>Verifique a posição da referência, e o valor sem dados e as máscaras da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/members.py" />
            <source>{0}: {1} in {2} on {3}, windows of up to {4} pixels, {5}.</source>
            <translation>{0}: {1} em {2} em {3}, janelas até {4} píxeis, {5}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/members.py" />
            <source>Give at least two models; {0} was given.</source>
            <translation>Dê pelo menos dois modelos; foi dado {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/members.py" />
            <source>The model {0} is given twice.</source>
            <translation>O modelo {0} é dado duas vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/members.py" />
            <source>Give each model once.</source>
            <translation>Dê cada modelo uma vez.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/members.py" />
            <source>The models see these images on different grids.</source>
            <translation>Os modelos veem estas imagens em grelhas diferentes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/members.py" />
            <source>Warp all images to one grid first.</source>
            <translation>Ajuste primeiro todas as imagens a uma só grelha.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/members.py" />
            <source>The model {0} ({1}) has no probabilities of classes to compare.</source>
            <translation>O modelo {0} ({1}) não tem probabilidades de classes para comparar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/members.py" />
            <source>Give models that were trained to classify pixels.</source>
            <translation>Dê modelos que tenham sido treinados para classificar píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/model_size.py" />
            <source>The weights of {0} are damaged ({1}).</source>
            <translation>Os pesos de {0} estão danificados ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/reference_pixels.py" />
            <source>No reference lies in the extent.</source>
            <translation>Nenhuma referência está dentro da extensão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/reference_pixels.py" />
            <source>Give a larger extent, or none.</source>
            <translation>Dê uma extensão maior, ou nenhuma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/reference_pixels.py" />
            <source>The reference has no class where the image lies.</source>
            <translation>A referência não tem nenhuma classe onde está a imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/comparison/reference_pixels.py" />
            <source>Check the CRS and the position of both.</source>
            <translation>Verifique o SRC e a posição de ambas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/annotated_pictures.py" />
            <source>Give COCO's annotations as a .json file beside its pictures, or a folder in the layout of Pascal VOC (Annotations/*.xml, JPEGImages, ImageSets/Main/train.txt …).</source>
            <translation>Dê anotações do COCO num ficheiro .json ao lado das suas fotografias, ou uma pasta com a organização do Pascal VOC (Annotations/*.xml, JPEGImages, ImageSets/Main/train.txt …).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/annotated_pictures.py" />
            <source>The annotations name a picture outside of their folder: {0}.</source>
            <translation>As anotações indicam uma fotografia fora da sua pasta: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/annotated_pictures.py" />
            <source>The file {0} is too large for annotations.</source>
            <translation>O ficheiro {0} é demasiado grande para anotações.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/annotated_pictures.py" />
            <source>The annotations {0} cannot be read ({1}).</source>
            <translation>As anotações {0} não podem ser lidas ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/chip_proposal.py" />
            <source>There is no object to train with.</source>
            <translation>Não há nenhum objeto com que treinar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/chip_proposal.py" />
            <source>Digitise some, or check the split field.</source>
            <translation>Digitalize alguns, ou verifique o campo de divisão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/coco_annotations.py" />
            <source>The annotations {0} are not those of COCO ({1}: {2}).</source>
            <translation>As anotações {0} não são as do COCO ({1}: {2}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/density.py" />
            <source>Cells of {0} units are smaller than a pixel of the image ({1}).</source>
            <translation>Células de {0} unidades são menores do que um píxel da imagem ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/density.py" />
            <source>Give a larger CELL_SIZE, or leave it empty.</source>
            <translation>Dê um CELL_SIZE maior, ou deixe-o vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/density.py" />
            <source>Cells of {0} units would make a density raster of {1} × {2} cells.</source>
            <translation>Células de {0} unidades dariam um raster de densidade de {1} × {2} células.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/density.py" />
            <source>Give a larger CELL_SIZE; up to {0} cells are possible.</source>
            <translation>Dê um CELL_SIZE maior; são possíveis até {0} células.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/digitised.py" />
            <source>All objects are narrower than a pixel of the image.</source>
            <translation>Todos os objetos são mais estreitos do que um píxel da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/digitised.py" />
            <source>Check the CRS of the samples, or their sizes.</source>
            <translation>Verifique o SRC das amostras, ou os seus tamanhos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/digitised.py" />
            <source>{0} objects are narrower than a pixel and left out.</source>
            <translation>{0} objetos são mais estreitos do que um píxel e são deixados de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/digitised.py" />
            <source>{0} objects are points without a size.</source>
            <translation>{0} objetos são pontos sem tamanho.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/digitised.py" />
            <source>Give the field of their sizes (SIZE_FIELD) or one width for all (SAMPLE_WIDTH), in units of the image's CRS, or digitise boxes.</source>
            <translation>Dê o campo dos seus tamanhos (SIZE_FIELD) ou uma largura para todos (SAMPLE_WIDTH), em unidades do SRC da imagem, ou digitalize caixas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/evaluation.py" />
            <source>Checking the model on the validation chips</source>
            <translation>A verificar o modelo com os recortes de validação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/evaluation.py" />
            <source>The figures cover {0} of {1} validation chips, because the training was cancelled.</source>
            <translation>Os valores abrangem {0} de {1} recortes de validação, porque o treino foi cancelado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_chips.py" />
            <source>{0} of {1} chips are used: the maximum number of chips is reached.</source>
            <translation>São usados {0} de {1} recortes: foi atingido o número máximo de recortes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_chips.py" />
            <source>Cutting chips: {0} of {1}</source>
            <translation>A cortar recortes: {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_chips.py" />
            <source>No object lies on valid pixels of the image.</source>
            <translation>Nenhum objeto está em píxeis válidos da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_chips.py" />
            <source>Check the image's nodata and the samples.</source>
            <translation>Verifique o valor sem dados da imagem e as amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_layer.py" />
            <source>The objects cannot be written ({0}).</source>
            <translation>Os objetos não podem ser escritos ({0}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_layer.py" />
            <source>Free some space on the disk.</source>
            <translation>Liberte espaço no disco.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_search.py" />
            <source>Memory ran out; going on with {0} chips at once.</source>
            <translation>A memória esgotou-se; continua-se com {0} recortes de cada vez.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_search.py" />
            <source>Not even one chip of {0} pixels fits in memory.</source>
            <translation>Nem um único recorte de {0} píxeis cabe na memória.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_search.py" />
            <source>Close other programs, or set OVERLAP to less than the largest objects.</source>
            <translation>Feche outros programas, ou ponha em OVERLAP menos do que o tamanho dos maiores objetos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_split.py" />
            <source>{0} objects in {1} areas train, {2} in {3} validate; the nearest two are {4} m apart.</source>
            <translation>{0} objetos em {1} áreas treinam, {2} em {3} validam; os dois mais próximos estão a {4} m um do outro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_split.py" />
            <source>{0} objects outside the annotated areas (AREA) take no part.</source>
            <translation>{0} objetos fora das áreas anotadas (AREA) não participam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_split.py" />
            <source>No object lies in the annotated areas (AREA).</source>
            <translation>Nenhum objeto está nas áreas anotadas (AREA).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_split.py" />
            <source>Check the CRS of both layers.</source>
            <translation>Verifique o SRC de ambas as camadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_split.py" />
            <source>The split field leaves no object to train with.</source>
            <translation>O campo de divisão não deixa nenhum objeto com que treinar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/object_split.py" />
            <source>Mark at least one area as train.</source>
            <translation>Marque pelo menos uma área como train.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/picture_preparation.py" />
            <source>Reading the annotations</source>
            <translation>A ler as anotações</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/picture_preparation.py" />
            <source>The annotations have {0} classes; 1 to {1} can be.</source>
            <translation>As anotações têm {0} classes; podem ser de 1 a {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/picture_preparation.py" />
            <source>Annotate some objects, or keep fewer classes.</source>
            <translation>Anote alguns objetos, ou mantenha menos classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/picture_preparation.py" />
            <source>The pictures have {0} bands; up to {1} can be used.</source>
            <translation>As fotografias têm {0} bandas; podem usar-se até {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/picture_preparation.py" />
            <source>No annotated picture is found in {0}.</source>
            <translation>Não se encontra nenhuma fotografia anotada em {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/picture_preparation.py" />
            <source>Cutting chips: picture {0} of {1}</source>
            <translation>A cortar recortes: fotografia {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/picture_preparation.py" />
            <source>No picture to train with has an object.</source>
            <translation>Nenhuma fotografia com que treinar tem um objeto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/picture_preparation.py" />
            <source>Annotate some, or check the split.</source>
            <translation>Anote alguns, ou verifique a divisão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>Reading the objects</source>
            <translation>A ler os objetos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>Anchors from {0} to {1} pixels{2}, squares and boxes {3} times as long as wide, {4} times as large on each level; {5} of the training objects have one that overlaps them by {6} or more wherever they lie.</source>
            <translation>Âncoras de {0} a {1} píxeis{2}, quadrados e caixas {3} vezes mais compridas do que largas, {4} vezes maiores em cada nível; {5} dos objetos de treino têm uma que se sobrepõe {6} ou mais, estejam onde estiverem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>{0} of {1} training chips show no object.</source>
            <translation>{0} de {1} recortes de treino não mostram nenhum objeto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>Objects have sides from {0} to {1} pixels, half of them up to {2}.</source>
            <translation>Os objetos têm lados de {0} a {1} píxeis, metade deles até {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>{0} objects are larger than the anchors reach, {1} pixels.</source>
            <translation>{0} objetos são maiores do que o alcance das âncoras, {1} píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>{0} of the objects are smaller than {1} pixels; the finest level 2 (FINEST_LEVEL) finds more of them.</source>
            <translation>{0} dos objetos são menores do que {1} píxeis; o nível mais fino 2 (FINEST_LEVEL) encontra mais deles.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>{0}: {1} objects to train, {2} to validate.</source>
            <translation>{0}: {1} objetos para treinar, {2} para validar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>Few objects to train: {0}; a class is hardly learned from fewer than {1}.</source>
            <translation>Poucos objetos para treinar: {0}; dificilmente se aprende uma classe com menos de {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>{0} objects are larger than a chip of {1} pixels and never seen whole, so such objects may be found in parts. Make the chips larger (PATCH_SIZE), or the pixels of the image.</source>
            <translation>{0} objetos são maiores do que um recorte de {1} píxeis e nunca são vistos inteiros, por isso objetos assim podem ser encontrados em partes. Aumente os recortes (PATCH_SIZE), ou os píxeis da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/preparation.py" />
            <source>The objects have {0} classes; up to {1} can be.</source>
            <translation>Os objetos têm {0} classes; podem ser até {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/settling.py" />
            <source>More than {0} proposed boxes hang together, too many for the mean of those of one object.</source>
            <translation>Mais de {0} caixas propostas estão ligadas entre si, demasiadas para a média das caixas de um só objeto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/settling.py" />
            <source>Raise SCORE, lower MAXIMUM_PER_CHIP, or choose another SUPPRESSION.</source>
            <translation>Suba SCORE, baixe MAXIMUM_PER_CHIP, ou escolha outra SUPPRESSION.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/voc_annotations.py" />
            <source>The picture {0} of {1} is missing.</source>
            <translation>Falta a fotografia {0} de {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/voc_annotations.py" />
            <source>The annotations {0} hold more than annotations.</source>
            <translation>As anotações {0} contêm mais do que anotações.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/detection/voc_annotations.py" />
            <source>The annotations {0} are not those of Pascal VOC ({1}).</source>
            <translation>As anotações {0} não são as do Pascal VOC ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/about_file.py" />
            <source>{0} beside the network cannot be understood ({1}).</source>
            <translation>{0} ao lado da rede não se consegue compreender ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/about_file.py" />
            <source>Remove it, and give classes, scaling and bands yourself.</source>
            <translation>Remova-o, e dê classes, escala e bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The network uses the function keras.ops.{0}, which Alquimia does not rebuild.</source>
            <translation>A rede usa a função keras.ops.{0}, que o Alquimia não reconstrói.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>Use a layer of Keras in its place.</source>
            <translation>Use em vez dela uma camada do Keras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The network states an impossible shape of its input: {0}.</source>
            <translation>A rede indica uma forma impossível da sua entrada: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The file holds a {0}; only functional and sequential networks are imported.</source>
            <translation>O ficheiro contém {0}; só se importam redes funcionais e sequenciais.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>A layer of the network is given several inputs; it takes one.</source>
            <translation>Uma camada da rede recebe várias entradas; aceita uma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The description of the network is not one of Keras 3 (it lacks {0}).</source>
            <translation>A descrição da rede não é do Keras 3 (falta {0}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The file is damaged.</source>
            <translation>O ficheiro está danificado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The network does not state the shape of its input.</source>
            <translation>A rede não indica a forma da sua entrada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>Build it before saving it.</source>
            <translation>Construa-a antes de a guardar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The network has no layers.</source>
            <translation>A rede não tem camadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The network holds networks in each other, more than {0} deep.</source>
            <translation>A rede contém redes umas dentro das outras, com mais de {0} níveis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The network has more than {0} layers.</source>
            <translation>A rede tem mais de {0} camadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The network has two layers called {0}, or two inputs.</source>
            <translation>A rede tem duas camadas chamadas {0}, ou duas entradas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The layer {0} is given {1} inputs; it takes one.</source>
            <translation>A camada {0} recebe {1} entradas; aceita uma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/configuration.py" />
            <source>The network applies its layers more than {0} times.</source>
            <translation>A rede aplica as suas camadas mais de {0} vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/exporting.py" />
            <source>A {0} has layers of Alquimia's own ({1}), which Keras alone cannot open.</source>
            <translation>{0} tem camadas próprias do Alquimia ({1}), que o Keras sozinho não consegue abrir.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/exporting.py" />
            <source>Export a model of another family.</source>
            <translation>Exporte um modelo de outra família.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>The network does not state how many bands it takes.</source>
            <translation>A rede não indica quantas bandas aceita.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>Build it for a number of bands.</source>
            <translation>Construa-a para um número de bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>The network takes examples of the shape {0}.</source>
            <translation>A rede aceita exemplos da forma {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>Networks of images (height, width, bands) and of single pixels (bands) can be imported.</source>
            <translation>Podem importar-se redes de imagens (altura, largura, bandas) e de píxeis isolados (bandas).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>The network takes images of {0} × {1} pixels.</source>
            <translation>A rede aceita imagens de {0} × {1} píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>They must be square.</source>
            <translation>Têm de ser quadradas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>The network takes images of {0} pixels; PATCH_SIZE is {1}.</source>
            <translation>A rede aceita imagens de {0} píxeis; PATCH_SIZE é {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>Leave it empty.</source>
            <translation>Deixe-o vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>The network takes images of {0} pixels; up to {1} are possible.</source>
            <translation>A rede aceita imagens de {0} píxeis; são possíveis até {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>The network takes images of any size, but its answer depends on the size.</source>
            <translation>A rede aceita imagens de qualquer tamanho, mas a sua resposta depende do tamanho.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>Give the PATCH_SIZE of the images that it was trained on.</source>
            <translation>Dê o PATCH_SIZE das imagens com que foi treinada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>The network gives answers of the shape {0} for images of {1} pixels.</source>
            <translation>A rede dá respostas da forma {0} para imagens de {1} píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>Networks that give one answer, or one for each pixel, can be imported.</source>
            <translation>Podem importar-se redes que dão uma resposta, ou uma por píxel.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/importing.py" />
            <source>The network gives answers of the shape {0}.</source>
            <translation>A rede dá respostas da forma {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/keras_files.py" />
            <source>{0} is not a .keras file that can be imported: {1}.</source>
            <translation>{0} não é um ficheiro .keras que possa ser importado: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/keras_files.py" />
            <source>{0} is larger than the description of any network.</source>
            <translation>{0} é maior do que a descrição de qualquer rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/keras_files.py" />
            <source>{0} is not a readable .keras file ({1}).</source>
            <translation>{0} não é um ficheiro .keras legível ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/keras_files.py" />
            <source>{0} holds {1} in a form that Keras never writes, or of {2} bytes.</source>
            <translation>{0} contém {1} numa forma que o Keras nunca escreve, ou de {2} bytes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/keras_files.py" />
            <source>{0} cannot be read ({1}).</source>
            <translation>{0} não pode ser lido ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/keras_files.py" />
            <source>{0} is not readable JSON ({1}).</source>
            <translation>{0} não é JSON legível ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/keras_files.py" />
            <source>{0} is not a network of Keras.</source>
            <translation>{0} não é uma rede do Keras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/keras_files.py" />
            <source>Give a file that ends in .keras, .json or .h5.</source>
            <translation>Dê um ficheiro que termine em .keras, .json ou .h5.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/layer_settings.py" />
            <source>Alquimia imports networks of the layers that Keras has, without code of their own.</source>
            <translation>O Alquimia importa redes feitas das camadas que o Keras tem, sem código próprio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/layer_settings.py" />
            <source>The network was saved by Keras 2, whose files Keras 3 does not read.</source>
            <translation>A rede foi guardada pelo Keras 2, cujos ficheiros o Keras 3 não lê.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/layer_settings.py" />
            <source>Build the network again in Keras 3, copy the weights layer by layer, and save it there.</source>
            <translation>Construa a rede de novo no Keras 3, copie os pesos camada a camada, e guarde-a aí.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/layer_settings.py" />
            <source>The network holds {0} of {1}, which is not part of Keras: custom code is not run.</source>
            <translation>A rede contém {0} de {1}, que não faz parte do Keras: código personalizado não é executado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/layer_settings.py" />
            <source>The network has a layer whose name is {0}.</source>
            <translation>A rede tem uma camada cujo nome é {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/layer_settings.py" />
            <source>The network computes in {0}; only floating-point numbers are imported.</source>
            <translation>A rede calcula em {0}; só se importam números de vírgula flutuante.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/layer_settings.py" />
            <source>Save the network before it is quantised.</source>
            <translation>Guarde a rede antes de ser quantizada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/layer_settings.py" />
            <source>The layer {0} names a function {1} that is not part of Keras.</source>
            <translation>A camada {0} indica uma função {1} que não faz parte do Keras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/layer_settings.py" />
            <source>The layer {0} has trainable = {1}; allowed is true or false.</source>
            <translation>A camada {0} tem trainable = {1}; permitido é true ou false.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/stored_weights.py" />
            <source>Save the network anew with Keras 3, without changing the file afterwards.</source>
            <translation>Guarde a rede de novo com o Keras 3, sem alterar depois o ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/stored_weights.py" />
            <source>{0} is not a file of weights as Keras writes it: {1}.</source>
            <translation>{0} não é um ficheiro de pesos como o Keras os escreve: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/stored_weights.py" />
            <source>{0} does not exist.</source>
            <translation>{0} não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/stored_weights.py" />
            <source>Choose the file of the weights (WEIGHTS).</source>
            <translation>Escolha o ficheiro dos pesos (WEIGHTS).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/stored_weights.py" />
            <source>{0} is not a readable HDF5 file ({1}).</source>
            <translation>{0} não é um ficheiro HDF5 legível ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/stored_weights.py" />
            <source>{0} holds no description of a network.</source>
            <translation>{0} não contém a descrição de uma rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/stored_weights.py" />
            <source>Give a whole model (.keras, .h5), or the .json of its network with its .weights.h5.</source>
            <translation>Dê um modelo completo (.keras, .h5), ou o .json da sua rede com o seu .weights.h5.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/stored_weights.py" />
            <source>The weights of the layer {0} have the shapes {1}; its network needs {2}.</source>
            <translation>Os pesos da camada {0} têm as formas {1}; a sua rede precisa de {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/stored_weights.py" />
            <source>{0} holds weights that its network does not have, such as {1}.</source>
            <translation>{0} contém pesos que a sua rede não tem, como {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/uses.py" />
            <source>The network does not have exactly one {0}.</source>
            <translation>A rede não tem exatamente um {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/uses.py" />
            <source>Import a network with one of each.</source>
            <translation>Importe uma rede com um de cada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/uses.py" />
            <source>The graph of the network uses an output that no layer has: {0}.</source>
            <translation>O grafo da rede usa uma saída que nenhuma camada tem: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/uses.py" />
            <source>A layer of the network is applied to nothing.</source>
            <translation>Uma camada da rede não é aplicada a nada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/uses.py" />
            <source>A network inside the network is given several inputs; it takes one.</source>
            <translation>Uma rede dentro da rede recebe várias entradas; aceita uma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/uses.py" />
            <source>The graph of the network does not lead from its input to its output.</source>
            <translation>O grafo da rede não leva da sua entrada à sua saída.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/uses.py" />
            <source>A layer of the network is called with {0} = {1}.</source>
            <translation>Uma camada da rede é chamada com {0} = {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/uses.py" />
            <source>A layer of the network is applied to {0}, not to a result.</source>
            <translation>Uma camada da rede é aplicada a {0}, não a um resultado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/exchange/uses.py" />
            <source>The graph of the network has a cycle, or uses layers that are not there.</source>
            <translation>O grafo da rede tem um ciclo, ou usa camadas que não existem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/explanation/patch_explainer.py" />
            <source>The model {0} ({1}) does not look at patches of a single image and give each one answer, so there is nothing to show inside of them.</source>
            <translation>O modelo {0} ({1}) não olha para fragmentos de uma só imagem para dar uma resposta a cada um, por isso não há nada a mostrar dentro deles.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/explanation/patch_explainer.py" />
            <source>Use a network of patches, such as one of train_resnet, train_small_cnn or train_mobilenet_v2.</source>
            <translation>Use uma rede de fragmentos, como uma de train_resnet, train_small_cnn ou train_mobilenet_v2.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/explanation/patch_explainer.py" />
            <source>The model {0} ({1}) gives embeddings; its classes come from neighbours, not from places in the patch.</source>
            <translation>O modelo {0} ({1}) dá embeddings; as suas classes vêm dos vizinhos, não de sítios no fragmento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/explanation/patch_explainer.py" />
            <source>Use alquimia:similarity to see what it takes for alike, or a network that was trained for classes.</source>
            <translation>Use alquimia:similarity para ver o que ele considera parecido, ou uma rede que tenha sido treinada para classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/explanation/patch_explainer.py" />
            <source>This model ({0}) has no feature maps whose places could be shown: it looks at a patch as a whole.</source>
            <translation>Este modelo ({0}) não tem mapas de características cujos sítios se possam mostrar: olha para um fragmento como um todo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/explanation/patch_explainer.py" />
            <source>Use a network with convolutions, such as one of train_resnet, train_small_cnn or train_mobilenet_v2.</source>
            <translation>Use uma rede com convoluções, como uma de train_resnet, train_small_cnn ou train_mobilenet_v2.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/failures.py" />
            <source>The engine met an unexpected problem in {0}: {1}</source>
            <translation>O motor encontrou um problema inesperado em {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/failures.py" />
            <source>Please report it with the text in the Alquimia tab of the log messages panel.</source>
            <translation>Por favor comunique-o com o texto do separador Alquimia do painel de mensagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/failures.py" />
            <source>The job does not fit in memory.</source>
            <translation>O trabalho não cabe na memória.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/failures.py" />
            <source>Make the batch size, the chips or windows, or the network smaller.</source>
            <translation>Diminua o tamanho do lote, os recortes ou as janelas, ou a rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/failures.py" />
            <source>The disk is full{0}.</source>
            <translation>O disco está cheio{0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/failures.py" />
            <source>Free some space or choose a folder on another disk.</source>
            <translation>Liberte espaço ou escolha uma pasta noutro disco.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/failures.py" />
            <source>Writing or reading{0} is not allowed ({1}).</source>
            <translation>Escrever ou ler{0} não é permitido ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/failures.py" />
            <source>Choose a folder that you may write to.</source>
            <translation>Escolha uma pasta em que possa escrever.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/answers.py" />
            <source>The answers cannot be written to {0} ({1}).</source>
            <translation>As respostas não podem ser escritas em {0} ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/answers.py" />
            <source>Free some space.</source>
            <translation>Liberte espaço.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>{0} feature{1} with invalid rings mended.</source>
            <translation>{0} elemento{1} com anéis inválidos corrigidos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>The layer {0} has no features.</source>
            <translation>A camada {0} não tem elementos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>The layer {0} has no CRS.</source>
            <translation>A camada {0} não tem SRC.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>Set the layer's CRS.</source>
            <translation>Defina o SRC da camada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>The features are moved from {0} to the image's CRS, {1}.</source>
            <translation>Os elementos são levados de {0} para o SRC da imagem, {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>{0} feature{1} cannot be brought into the image's CRS.</source>
            <translation>{0} elemento{1} não podem ser levados para o SRC da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>No feature of the layer {0} has a usable geometry: they are empty, or polygons without area.</source>
            <translation>Nenhum elemento da camada {0} tem uma geometria utilizável: estão vazios, ou são polígonos sem área.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>No feature of the layer {0} lies on the image: the features ({1}) cover {2} in the image's CRS ({3}), the image covers {4}.</source>
            <translation>Nenhum elemento da camada {0} está na imagem: os elementos ({1}) cobrem {2} no SRC da imagem ({3}), a imagem cobre {4}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>Check the CRS of both, or choose the image that shows the features.</source>
            <translation>Verifique o SRC de ambos, ou escolha a imagem que mostra os elementos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>The features {0} cannot be read ({1}).</source>
            <translation>Os elementos {0} não podem ser lidos ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>Choose a vector layer with points or polygons.</source>
            <translation>Escolha uma camada vetorial com pontos ou polígonos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>The features cannot be moved from their CRS to that of the image, {0}.</source>
            <translation>Os elementos não podem ser levados do seu SRC para o da imagem, {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/features/reading.py" />
            <source>Reproject the layer to the image's CRS first.</source>
            <translation>Reprojete primeiro a camada para o SRC da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/chips.py" />
            <source>Reading pictures: {0} of {1}</source>
            <translation>A ler fotografias: {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/chips.py" />
            <source>{0} pictures of {1} × {2} pixels take {3} GB, more than there is room for.</source>
            <translation>{0} fotografias de {1} × {2} píxeis ocupam {3} GB, mais do que o espaço que há.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/chips.py" />
            <source>Make the chips smaller, or give fewer pictures (MAXIMUM_CHIPS).</source>
            <translation>Diminua os recortes, ou dê menos fotografias (MAXIMUM_CHIPS).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>Give a folder that has one folder for each class, or train, validation and test with the folders of the classes inside, or a CSV file with the columns file, class and split.</source>
            <translation>Dê uma pasta que tenha uma pasta por classe, ou train, validation e test com as pastas das classes lá dentro, ou um ficheiro CSV com as colunas file, class e split.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>The list {0} has no column {1}; it has {2}.</source>
            <translation>A lista {0} não tem a coluna {1}; tem {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>Its first line must name the columns file, class and, if the split is fixed, split.</source>
            <translation>A primeira linha tem de indicar as colunas file, class e, se a divisão estiver fixada, split.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>No picture is found in {0} ({1}).</source>
            <translation>Não se encontra nenhuma fotografia em {0} ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>The list {0} has no column value; it has {1}.</source>
            <translation>A lista {0} não tem a coluna value; tem {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>Its first line must name the columns file, value and, if the split is fixed, split.</source>
            <translation>A primeira linha tem de indicar as colunas file, value e, se a divisão estiver fixada, split.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>Line {0} of {1} says {2} in the split column.</source>
            <translation>A linha {0} de {1} diz {2} na coluna split.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>Write train, validation or test.</source>
            <translation>Escreva train, validation ou test.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>Line {0} of {1} has no file or no {2}.</source>
            <translation>A linha {0} de {1} não tem ficheiro ou não tem {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>Complete or remove the line.</source>
            <translation>Complete ou remova a linha.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>The list {0} cannot be read ({1}).</source>
            <translation>A lista {0} não pode ser lida ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/listing.py" />
            <source>It must be a CSV file in UTF-8 with the columns file, class.</source>
            <translation>Tem de ser um ficheiro CSV em UTF-8 com as colunas file, class.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/picture.py" />
            <source>{0}: it cannot be read ({1}).</source>
            <translation>{0}: não pode ser lido ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/picture.py" />
            <source>{0}: it has no valid pixel.</source>
            <translation>{0}: não tem nenhum píxel válido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/picture.py" />
            <source>{0}: it has no bands.</source>
            <translation>{0}: não tem bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/picture.py" />
            <source>{0}: it holds complex numbers.</source>
            <translation>{0}: contém números complexos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/picture.py" />
            <source>{0}: {1} × {2} pixels are too many for a picture of one class.</source>
            <translation>{0}: {1} × {2} píxeis são demasiados para uma fotografia de uma só classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/picture_samples.py" />
            <source>{0} of {1} pictures show several classes, {2} show none.</source>
            <translation>{0} de {1} fotografias mostram várias classes, {2} não mostram nenhuma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/picture_samples.py" />
            <source>The pictures have {0} class{1}; from 2 to {2} are possible.</source>
            <translation>As fotografias têm {0} classe{1}; são possíveis de 2 a {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/picture_samples.py" />
            <source>Each class is one folder, or one value of the class column.</source>
            <translation>Cada classe é uma pasta, ou um valor da coluna class.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/picture_samples.py" />
            <source>Classes whose names differ in capital letters or spaces only: {0}.</source>
            <translation>Classes cujos nomes diferem apenas em maiúsculas ou espaços: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/split.py" />
            <source>No picture of {0} is there to train with.</source>
            <translation>Não há nenhuma fotografia de {0} com que treinar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/split.py" />
            <source>Put some into the training part, or remove the class from the other parts.</source>
            <translation>Ponha algumas na parte de treino, ou remova a classe das outras partes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/survey.py" />
            <source>{0} left out: {1}{2}.</source>
            <translation>{0} deixadas de fora: {1}{2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/survey.py" />
            <source>Looking at pictures: {0} of {1}</source>
            <translation>A ver fotografias: {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/survey.py" />
            <source>None of the pictures can be read.</source>
            <translation>Nenhuma das fotografias pode ser lida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/folders/survey.py" />
            <source>The log names them; copy or convert them again.</source>
            <translation>O registo nomeia-as; copie-as ou converta-as de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/add_classes.py" />
            <source>Loading the model</source>
            <translation>A carregar o modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/add_classes.py" />
            <source>Looking at the samples</source>
            <translation>A ver as amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/add_classes.py" />
            <source>Give either an image with samples or a folder of pictures.</source>
            <translation>Dê uma imagem com amostras ou uma pasta de fotografias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/add_classes.py" />
            <source>The new model file would overwrite the model that is read.</source>
            <translation>O novo ficheiro de modelo substituiria o modelo que é lido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/add_classes.py" />
            <source>The {0} {1}: {2} samples are remembered, {3} before.</source>
            <translation>A {0} {1}: guardam-se {2} amostras, {3} antes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/assess_map.py" />
            <source>Compared {0} pixels: overall accuracy {1}, mean IoU {2}.</source>
            <translation>Comparados {0} píxeis: exatidão global {1}, IoU médio {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/assess_map.py" />
            <source>Give either reference features or a reference raster.</source>
            <translation>Dê elementos de referência ou um raster de referência.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/assess_map.py" />
            <source>Choose one of the two.</source>
            <translation>Escolha um dos dois.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/assess_map.py" />
            <source>{0} reference pixels left out: {1}.</source>
            <translation>{0} píxeis de referência deixados de fora: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/assess_objects.py" />
            <source>Reading the boxes</source>
            <translation>A ler as caixas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/assess_objects.py" />
            <source>Matching the boxes</source>
            <translation>A associar as caixas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/assess_objects.py" />
            <source>Writing the results</source>
            <translation>A escrever os resultados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/assess_objects.py" />
            <source>{0} reference objects: {1} found, {2} missed, {3} false with a score of {4} or more; AP50 {5}, AP50…95 {6}.</source>
            <translation>{0} objetos de referência: {1} encontrados, {2} em falta, {3} falsos com uma pontuação de {4} ou mais; AP50 {5}, AP50…95 {6}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/check_environment.py" />
            <source>Looking at packages and devices</source>
            <translation>A ver pacotes e dispositivos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/check_environment.py" />
            <source>Multiplying matrices on {0}</source>
            <translation>A multiplicar matrizes em {0}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/check_samples.py" />
            <source>Reading the samples</source>
            <translation>A ler as amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/check_samples.py" />
            <source>Give features with numbers.</source>
            <translation>Dê elementos com números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/check_samples.py" />
            <source>{0}: {1} features, {2} pixels with data ({3} %), {4} ha{5}.</source>
            <translation>{0}: {1} elementos, {2} píxeis com dados ({3} %), {4} ha{5}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/check_samples.py" />
            <source>{0}: {1} to {2}, median {3}, {4} far from all others.</source>
            <translation>{0}: de {1} a {2}, mediana {3}, {4} longe de todos os outros.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/compare_models.py" />
            <source>{0}: overall accuracy {1}, mean IoU {2}, macro F1 {3}, in {4} s.</source>
            <translation>{0}: exatidão global {1}, IoU médio {2}, F1 médio {3}, em {4} s.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/ensemble.py" />
            <source>Averaged {0} models ({1}) over {2} Mpx in {3} s.</source>
            <translation>Média de {0} modelos ({1}) em {2} Mpx em {3} s.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>{0} patches were looked at, {1} pixels have a value, after {2} s.</source>
            <translation>Foram vistos {0} fragmentos, {1} píxeis têm um valor, ao fim de {2} s.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>Explaining {0} in patches of {1} pixels, {2} pixels apart, over {3} × {4} pixels, {5} patches at once.</source>
            <translation>A explicar {0} em fragmentos de {1} píxeis, a {2} píxeis uns dos outros, em {3} × {4} píxeis, {5} fragmentos de cada vez.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>Nothing in these patches spoke for {0}: it is nowhere here, or the model knows it by what is missing.</source>
            <translation>Nada nestes fragmentos falou a favor de {0}: não existe aqui, ou o modelo reconhece-o pelo que falta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>All features lie on the very edge of the image, where it has no pixel.</source>
            <translation>Todos os elementos estão mesmo na borda da imagem, onde ela não tem nenhum píxel.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>No feature lies in the extent.</source>
            <translation>Nenhum elemento está dentro da extensão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>Choose an extent that holds some of the features, or leave it empty.</source>
            <translation>Escolha uma extensão que contenha alguns dos elementos, ou deixe-a vazia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>The model {0} has no class {1}.</source>
            <translation>O modelo {0} não tem nenhuma classe {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>It has {0}.</source>
            <translation>Tem {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>It estimates a number; leave the class empty.</source>
            <translation>Estima um número; deixe a classe vazia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>The patches lie further apart than they are wide: what is between them stays empty.</source>
            <translation>A distância entre os fragmentos é maior do que a sua largura: o que está entre eles fica vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>{0} of {1} windows</source>
            <translation>{0} de {1} janelas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>No patch has data in its middle: everything there is nodata or masked.</source>
            <translation>Nenhum fragmento tem dados no centro: está lá tudo sem dados ou mascarado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/explain_raster.py" />
            <source>Choose another image, extent or features.</source>
            <translation>Escolha outra imagem, outra extensão ou outros elementos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/export_chips.py" />
            <source>The chips are {0} pixels of {1} map units wide and high.</source>
            <translation>Os recortes têm {0} píxeis de {1} unidades do mapa de largura e altura.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/export_chips.py" />
            <source>Writing chips: {0}</source>
            <translation>A escrever recortes: {0}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/export_chips.py" />
            <source>No chips of the part {0}: {1}</source>
            <translation>Sem recortes da parte {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/export_model.py" />
            <source>Opening the model</source>
            <translation>A abrir o modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/export_model.py" />
            <source>Writing the network</source>
            <translation>A escrever a rede</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/export_model.py" />
            <source>{0} with {1} weights, for {2}; plain Keras 3 opens it.</source>
            <translation>{0} com {1} pesos, para {2}; o Keras 3 simples abre-a.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/export_model.py" />
            <source>{0} must end in {1}.</source>
            <translation>{0} tem de terminar em {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/export_model.py" />
            <source>The ending chooses the form.</source>
            <translation>A terminação escolhe a forma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>Reading the network</source>
            <translation>A ler a rede</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>Writing the model</source>
            <translation>A escrever o modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>Imported a network with {0} weights: {1} bands, {2} answers.</source>
            <translation>Importada uma rede com {0} pesos: {1} bandas, {2} respostas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>The about file beside the network tells what is not given here.</source>
            <translation>O ficheiro about ao lado da rede diz o que não é dado aqui.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>The about file tells of {0} bands; the network takes {1}.</source>
            <translation>O ficheiro about fala de {0} bandas; a rede aceita {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>The network gives one number, which is no class.</source>
            <translation>A rede dá um número, que não é uma classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>Set the TASK to regression, or give a network that ends in a sigmoid.</source>
            <translation>Ponha a TASK em regression, ou dê uma rede que termine numa sigmoide.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>The network tells {0} classes apart; {1} are given.</source>
            <translation>A rede distingue {0} classes; são dadas {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>Give the names of all CLASSES, in the order of the network's answers.</source>
            <translation>Dê os nomes de todas as CLASSES, pela ordem das respostas da rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>The network gives {0} numbers; a regression gives one.</source>
            <translation>A rede dá {0} números; uma regressão dá um.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>Set the TASK to segmentation.</source>
            <translation>Ponha a TASK em segmentation.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>The network takes {0} bands; {1} {2} are given.</source>
            <translation>A rede aceita {0} bandas; são dadas {1} {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/import_model.py" />
            <source>Maps of this model will be computed by Keras, not by a faster backend: {0}.</source>
            <translation>Os mapas deste modelo serão calculados pelo Keras, não por uma biblioteca mais rápida: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_features.py" />
            <source>{0} of {1} features have an answer, after {2} s.</source>
            <translation>{0} de {1} elementos têm resposta, ao fim de {2} s.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_features.py" />
            <source>{0} features on {1} with {2} in {3}: windows of up to {4} pixels, {5}.</source>
            <translation>{0} elementos em {1} com {2} em {3}: janelas até {4} píxeis, {5}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_features.py" />
            <source>A feature that is not larger than a chip of {0} pixels gets the answer of the chip around it, a larger one the mean of chips {1} pixels apart.</source>
            <translation>Um elemento que não é maior do que um recorte de {0} píxeis recebe a resposta do recorte à sua volta, um maior a média de recortes a {1} píxeis uns dos outros.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_features.py" />
            <source>STRIDE has no effect: this network answers for every pixel.</source>
            <translation>STRIDE não tem efeito: esta rede responde para cada píxel.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>Classifying {0} pictures on {1} with {2} in {3}.</source>
            <translation>A classificar {0} fotografias em {1} com {2} em {3}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>Memory ran out; going on with batches of {0} pictures.</source>
            <translation>A memória esgotou-se; continua-se com lotes de {0} fotografias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>Writing the table</source>
            <translation>A escrever a tabela</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>{0} pictures in {1} s{2}{3}.</source>
            <translation>{0} fotografias em {1} s{2}{3}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>None of the {0} pictures can be used; the first: {1}.</source>
            <translation>Nenhuma das {0} fotografias pode ser usada; a primeira: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>The model {0} ({1}) gives each pixel a class, not each picture one.</source>
            <translation>O modelo {0} ({1}) dá uma classe a cada píxel, não uma a cada fotografia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>Map the images with alquimia:predictrasters, or train a network that answers once for a chip.</source>
            <translation>Mapeie as imagens com alquimia:predictrasters, ou treine uma rede que responda uma vez por recorte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>{0} of {1} pictures are not {2} × {3} pixels large, as the model wants them, and are resampled; for instance {4} with {5} × {6}.</source>
            <translation>{0} de {1} fotografias não têm {2} × {3} píxeis, como o modelo quer, e são reamostradas; por exemplo {4} com {5} × {6}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>Classifying pictures: {0} of {1}</source>
            <translation>A classificar fotografias: {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>Not even one picture fits in memory with this network.</source>
            <translation>Nem uma única fotografia cabe na memória com esta rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>Close other programs, or train a smaller network (fewer filters, smaller chips).</source>
            <translation>Feche outros programas, ou treine uma rede menor (menos filtros, recortes menores).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_folder.py" />
            <source>{0} of {1} pictures have no place on the ground and are not among the footprints.</source>
            <translation>{0} de {1} fotografias não têm lugar no terreno e não estão entre os contornos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_objects.py" />
            <source>The model {0} was not trained to find objects ({1}).</source>
            <translation>O modelo {0} não foi treinado para encontrar objetos ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_objects.py" />
            <source>Map with it (alquimia:predictraster), or train a detector (alquimia:train_retinanet).</source>
            <translation>Mapeie com ele (alquimia:predictraster), ou treine um detetor (alquimia:train_retinanet).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_objects.py" />
            <source>Searching {0} × {1} pixels in chips of {2} pixels that overlap by {3}, with {4}.</source>
            <translation>A procurar em {0} × {1} píxeis em recortes de {2} píxeis que se sobrepõem {3}, com {4}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_objects.py" />
            <source>{0} objects found in {1} s: {2}.</source>
            <translation>{0} objetos encontrados em {1} s: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_objects.py" />
            <source>The model has learned from objects of up to {0} pixels; those larger than the {1} by which chips overlap may be cut. Leave OVERLAP empty, or set it to their size, which takes longer.</source>
            <translation>O modelo aprendeu com objetos até {0} píxeis; os maiores do que os {1} em que os recortes se sobrepõem podem ficar cortados. Deixe OVERLAP vazio, ou ponha-o no tamanho deles, o que demora mais.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_objects.py" />
            <source>The image {0} has no valid pixel {1}: everything is nodata or masked.</source>
            <translation>A imagem {0} não tem nenhum píxel válido {1}: está tudo sem dados ou mascarado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_objects.py" />
            <source>Choose another image or extent, or check its nodata value.</source>
            <translation>Escolha outra imagem ou extensão, ou verifique o seu valor sem dados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_objects.py" />
            <source>{0} objects are larger than the {1} pixels by which chips overlap; they may be cut or marked twice. Set OVERLAP to their size.</source>
            <translation>{0} objetos são maiores do que os {1} píxeis em que os recortes se sobrepõem; podem ficar cortados ou marcados duas vezes. Ponha OVERLAP no tamanho deles.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_objects.py" />
            <source>{0} chips have more boxes than the {1} that were looked at; objects may be missing. Raise MAXIMUM_PER_CHIP or SCORE.</source>
            <translation>{0} recortes têm mais caixas do que as {1} que foram vistas; podem faltar objetos. Suba MAXIMUM_PER_CHIP ou SCORE.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_raster.py" />
            <source>Mapping {0} × {1} {2} on {3} with {4} in {5}: windows of up to {6} pixels, {7}{8}.</source>
            <translation>A mapear {0} × {1} {2} em {3} com {4} em {5}: janelas até {6} píxeis, {7}{8}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_raster.py" />
            <source>Mapped {0} Mpx in {1} s ({2} Mpx/s{3}).</source>
            <translation>Mapeados {0} Mpx em {1} s ({2} Mpx/s{3}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_raster.py" />
            <source>This network ({0}) answers once for a patch and cannot look at a whole window: each of {1} pixels takes a patch of its own, which is slow. One answer for each patch (DETAIL) takes a small part of that.</source>
            <translation>Esta rede ({0}) responde uma vez por fragmento e não consegue olhar para uma janela inteira: cada um de {1} píxeis precisa do seu próprio fragmento, o que é lento. Uma resposta por fragmento (DETAIL) demora uma pequena parte disso.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_raster.py" />
            <source>This model tells several classes at once: the map holds the most probable one, PROBABILITIES all of them.</source>
            <translation>Este modelo diz várias classes ao mesmo tempo: o mapa contém a mais provável, PROBABILITIES todas elas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/predict_raster.py" />
            <source>STRIDE has no effect: every pixel gets an answer.</source>
            <translation>STRIDE não tem efeito: cada píxel recebe uma resposta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/pretrain.py" />
            <source>Loss {0} after {1} epochs. The model knows no classes yet: add some from a few samples (alquimia:addclasses), train it further on samples (START_MODEL), or map its embeddings.</source>
            <translation>Perda {0} ao fim de {1} épocas. O modelo ainda não conhece classes: acrescente algumas a partir de poucas amostras (alquimia:addclasses), continue a treiná-lo com amostras (START_MODEL), ou mapeie os seus embeddings.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/pretrain.py" />
            <source>{0} {1} to learn from: {2}.</source>
            <translation>{0} {1} com que aprender: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/pretrain.py" />
            <source>Training on {0}.</source>
            <translation>A treinar em {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/pretrain.py" />
            <source>The model file must end with {0}; {1} was given.</source>
            <translation>O ficheiro do modelo tem de terminar em {0}; foi dado {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/pretrain.py" />
            <source>{0} cannot be trained without samples.</source>
            <translation>{0} não pode ser treinada sem amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/pretrain.py" />
            <source>Use the embedding family.</source>
            <translation>Use a família de embeddings.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/refine_map.py" />
            <source>Refined {0} Mpx in {1} s.</source>
            <translation>Refinados {0} Mpx em {1} s.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/refine_map.py" />
            <source>{0} bands were chosen to guide the refinement; at most {1} are possible.</source>
            <translation>Foram escolhidas {0} bandas para guiar o refinamento; são possíveis no máximo {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/refine_map.py" />
            <source>Choose those that show the edges best.</source>
            <translation>Escolha as que melhor mostram as arestas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/refine_map.py" />
            <source>{0} has no valid pixel where the map lies.</source>
            <translation>{0} não tem nenhum píxel válido onde está o mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/refine_map.py" />
            <source>Give the image that was mapped.</source>
            <translation>Dê a imagem que foi mapeada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/refine_map.py" />
            <source>Measuring the image</source>
            <translation>A medir a imagem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/similarity.py" />
            <source>No feature shows a valid pixel of the image.</source>
            <translation>Nenhum elemento mostra um píxel válido da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/similarity.py" />
            <source>Pick features where the image has data.</source>
            <translation>Escolha elementos onde a imagem tem dados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/similarity.py" />
            <source>{0} of {1} features show no valid pixel and do not count.</source>
            <translation>{0} de {1} elementos não mostram nenhum píxel válido e não contam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/split_samples.py" />
            <source>Drawing the parts</source>
            <translation>A sortear as partes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/split_samples.py" />
            <source>{0}: {1} features to train, {2} to validate, {3} to test.</source>
            <translation>{0}: {1} elementos para treinar, {2} para validar, {3} para testar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/train.py" />
            <source>{0} {1} to train, {2} to validate{3}.</source>
            <translation>{0} {1} para treinar, {2} para validar{3}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/train.py" />
            <source>Writing the report and the model</source>
            <translation>A escrever o relatório e o modelo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/train.py" />
            <source>{0}: {1}. Trained in {2} s.</source>
            <translation>{0}: {1}. Treinado em {2} s.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/train.py" />
            <source>On {0} test pictures: {1}.</source>
            <translation>Em {0} fotografias de teste: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/uncertain_places.py" />
            <source>{0} uncertain place{1} found, {2} asked for.</source>
            <translation>{0} sítio{1} incerto{1} encontrado{1}; pedidos: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/jobs/uncertain_places.py" />
            <source>The output {0} is an input, too.</source>
            <translation>A saída {0} é ao mesmo tempo uma entrada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/memory.py" />
            <source>{0} takes at least {1}.</source>
            <translation>{0} aceita pelo menos {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/assessment.py" />
            <source>The reference and the map have no pixel in common where both have a class.</source>
            <translation>A referência e o mapa não têm nenhum píxel em comum onde ambos tenham uma classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/assessment.py" />
            <source>Check the CRS and the position of both, and the nodata value of the map.</source>
            <translation>Verifique o SRC e a posição de ambos, e o valor sem dados do mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/class_raster.py" />
            <source>{0} is not a class map: it holds the value {1}.</source>
            <translation>{0} não é um mapa de classes: contém o valor {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/class_raster.py" />
            <source>A class map has one band of whole numbers from 0 to {0}.</source>
            <translation>Um mapa de classes tem uma banda de números inteiros de 0 a {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/class_raster.py" />
            <source>{0} is not a class map: it has {1} bands.</source>
            <translation>{0} não é um mapa de classes: tem {1} bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/comparison.py" />
            <source>Comparing the map with the reference</source>
            <translation>A comparar o mapa com a referência</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/legend.py" />
            <source>The reference has {0}, which {1} not know; the classes known are {2}.</source>
            <translation>A referência tem {0}, que {1} não conhecem; as classes conhecidas são {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/legend.py" />
            <source>Choose the class field that holds these class names or values; capitals and accents count.</source>
            <translation>Escolha o campo que contém estes nomes ou valores de classes; maiúsculas e acentos contam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>The layer {0} cannot be read ({1}).</source>
            <translation>A camada {0} não pode ser lida ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>Choose a layer of polygons.</source>
            <translation>Escolha uma camada de polígonos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>The layer {0} has no polygon that can be used.</source>
            <translation>A camada {0} não tem nenhum polígono que possa ser usado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>Boxes of objects are polygons.</source>
            <translation>As caixas dos objetos são polígonos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>{0} features of {1} without polygon, class or score left out.</source>
            <translation>{0} elementos de {1} sem polígono, classe ou pontuação deixados de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>Choose a field from 0 to 1.</source>
            <translation>Escolha um campo de 0 a 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>The score field {0} holds {1}.</source>
            <translation>O campo da pontuação {0} contém {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>Scores lie from 0 to 1.</source>
            <translation>As pontuações vão de 0 a 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>The layer {0} has no field called {1}.</source>
            <translation>A camada {0} não tem nenhum campo chamado {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/box_reading.py" />
            <source>Its fields are: {0}.</source>
            <translation>Os seus campos são: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/object_assessment.py" />
            <source>The reference {0} has no box.</source>
            <translation>A referência {0} não tem nenhuma caixa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/object_assessment.py" />
            <source>No class of the found objects ({0}) is among those of the reference ({1}).</source>
            <translation>Nenhuma classe dos objetos encontrados ({0}) está entre as da referência ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/object_assessment.py" />
            <source>Choose the fields that hold the same names, or leave both fields empty to compare places only.</source>
            <translation>Escolha os campos que contêm os mesmos nomes, ou deixe ambos vazios para comparar apenas os lugares.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/object_assessment.py" />
            <source>No reference box has its middle in an annotated area.</source>
            <translation>Nenhuma caixa de referência tem o seu centro numa área anotada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/objects/object_assessment.py" />
            <source>Check the CRS and the place of both layers.</source>
            <translation>Verifique o SRC e o lugar de ambas as camadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/reference.py" />
            <source>Only features marked {0} shall take part, but no split field is given.</source>
            <translation>Só devem participar elementos marcados com {0}, mas não é dado nenhum campo de divisão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/reference.py" />
            <source>Choose SPLIT_FIELD.</source>
            <translation>Escolha SPLIT_FIELD.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/reference.py" />
            <source>No reference feature on the map is marked {0} in the field {1}.</source>
            <translation>Nenhum elemento de referência no mapa está marcado com {0} no campo {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/metrics/reference.py" />
            <source>Marks found there: {0}.</source>
            <translation>Marcas encontradas lá: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/growing.py" />
            <source>The model would have {0} classes; up to {1} are possible.</source>
            <translation>O modelo teria {0} classes; são possíveis até {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/growing.py" />
            <source>The model would remember {0} samples; up to {1} are possible.</source>
            <translation>O modelo guardaria {0} amostras; são possíveis até {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/growing.py" />
            <source>Give fewer samples (MAXIMUM_CHIPS).</source>
            <translation>Dê menos amostras (MAXIMUM_CHIPS).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/growing.py" />
            <source>There is no value up to {0} left for the class {1}.</source>
            <translation>Não resta nenhum valor até {0} para a classe {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/references.py" />
            <source>The model file's references do not fit its network.</source>
            <translation>As referências do ficheiro do modelo não servem para a sua rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/references.py" />
            <source>The model file holds no references, which an embedding model decides by.</source>
            <translation>O ficheiro do modelo não contém referências, pelas quais decide um modelo de embeddings.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/references.py" />
            <source>The model file's {0} is larger than any that Alquimia writes.</source>
            <translation>{0} do ficheiro do modelo é maior do que algum que o Alquimia escreva.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/references.py" />
            <source>The model file's references have classes that the model does not have.</source>
            <translation>As referências do ficheiro do modelo têm classes que o modelo não tem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/references.py" />
            <source>The model file's references are not of length 1, as embeddings are.</source>
            <translation>As referências do ficheiro do modelo não têm comprimento 1, como têm os embeddings.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/voting.py" />
            <source>{0} neighbours among {1} samples decide; {2}.</source>
            <translation>Decidem {0} vizinhos entre {1} amostras; {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/neighbours/voting.py" />
            <source>{0} have no effect: {1}.</source>
            <translation>{0} não têm efeito: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>{0} could not be written ({1}).</source>
            <translation>{0} não pôde ser escrito ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>Choose another place.</source>
            <translation>Escolha outro lugar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>The output folder {0} does not exist.</source>
            <translation>A pasta de saída {0} não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>The output {0} is a folder.</source>
            <translation>A saída {0} é uma pasta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>Choose a file name.</source>
            <translation>Escolha um nome de ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>The disk is full; {0} could not be written.</source>
            <translation>O disco está cheio; {0} não pôde ser escrito.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>Free some space or choose another disk.</source>
            <translation>Liberte espaço ou escolha outro disco.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>The output folder {0} is read-only.</source>
            <translation>A pasta de saída {0} é só de leitura.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>Choose a folder you may write to.</source>
            <translation>Escolha uma pasta em que possa escrever.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>{0} is write-protected.</source>
            <translation>{0} está protegido contra escrita.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>Remove the protection, or choose another name.</source>
            <translation>Remova a proteção, ou escolha outro nome.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/outputs.py" />
            <source>The folder {0} {1}.</source>
            <translation>A pasta {0} {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/answered_places.py" />
            <source>This model ({0}) gives every pixel an answer of its own, not each patch one.</source>
            <translation>Este modelo ({0}) dá uma resposta própria a cada píxel, não uma a cada fragmento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/answered_places.py" />
            <source>Set DETAIL to pixels, or train a network that answers once for a chip.</source>
            <translation>Ponha DETAIL em pixels, ou treine uma rede que responda uma vez por recorte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/backends/onnxruntime_backend.py" />
            <source>ONNX Runtime computes in float32 only; {0} was asked for.</source>
            <translation>O ONNX Runtime só calcula em float32; foi pedido {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/backends/onnxruntime_backend.py" />
            <source>Choose the PRECISION float32, or another BACKEND.</source>
            <translation>Escolha a PRECISION float32, ou outro BACKEND.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/backends/openvino_backend.py" />
            <source>This processor does not compute in {0} with OpenVINO; it has {1}.</source>
            <translation>Este processador não calcula em {0} com o OpenVINO; tem {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/backends/openvino_backend.py" />
            <source>Choose another PRECISION.</source>
            <translation>Escolha outra PRECISION.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/finished_map.py" />
            <source>{0} is there already, made of the same image with the same model and settings: skipped.</source>
            <translation>{0} já existe, feito da mesma imagem com o mesmo modelo e as mesmas opções: saltado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/map_outputs.py" />
            <source>The map has no file name.</source>
            <translation>O mapa não tem nome de ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/map_outputs.py" />
            <source>Give OUTPUT a path that ends in .tif.</source>
            <translation>Dê a OUTPUT um caminho que termine em .tif.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/map_outputs.py" />
            <source>Two outputs have the same file name.</source>
            <translation>Duas saídas têm o mesmo nome de ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/map_outputs.py" />
            <source>Give each output a name of its own.</source>
            <translation>Dê a cada saída um nome próprio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/map_outputs.py" />
            <source>Leave PROBABILITIES, CONFIDENCE, ENTROPY and MARGIN empty.</source>
            <translation>Deixe PROBABILITIES, CONFIDENCE, ENTROPY e MARGIN vazios.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/map_outputs.py" />
            <source>The model {0} ({1}) gives no distances or embeddings.</source>
            <translation>O modelo {0} ({1}) não dá distâncias nem embeddings.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/map_outputs.py" />
            <source>Leave DISTANCE and EMBEDDING empty, or use a model of the embedding family.</source>
            <translation>Deixe DISTANCE e EMBEDDING vazios, ou use um modelo da família de embeddings.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/map_outputs.py" />
            <source>The model {0} knows no classes yet; all that it gives is the embedding, in OUTPUT.</source>
            <translation>O modelo {0} ainda não conhece classes; tudo o que dá é o embedding, em OUTPUT.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/map_outputs.py" />
            <source>Leave the other rasters empty, or add classes first (alquimia:addclasses).</source>
            <translation>Deixe os outros rasters vazios, ou acrescente primeiro classes (alquimia:addclasses).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/mapping.py" />
            <source>Memory ran out; going on with batches of {0}.</source>
            <translation>A memória esgotou-se; continua-se com lotes de {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/mapping.py" />
            <source>Memory ran out; going on with windows of {0} pixels.</source>
            <translation>A memória esgotou-se; continua-se com janelas de {0} píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/mapping.py" />
            <source>Not even a window of {0} pixels fits in memory.</source>
            <translation>Nem sequer uma janela de {0} píxeis cabe na memória.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/mapping.py" />
            <source>Close other programs, or train a smaller network (fewer filters or levels).</source>
            <translation>Feche outros programas, ou treine uma rede menor (menos filtros ou níveis).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/model_images.py" />
            <source>This model maps one image at a time; {0} were given.</source>
            <translation>Este modelo mapeia uma imagem de cada vez; foram dadas {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/model_images.py" />
            <source>Give one raster, or a model that was trained on a time series.</source>
            <translation>Dê um raster, ou um modelo que tenha sido treinado com uma série temporal.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/model_images.py" />
            <source>Bands are taken in their order, not by name: {0}.</source>
            <translation>As bandas são tomadas pela sua ordem, não pelo nome: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/model_images.py" />
            <source>The image has pixels of {0} × {1} m, but the model was trained on {2} × {3} m; it may not recognise the classes. Resample the image to be safe.</source>
            <translation>A imagem tem píxeis de {0} × {1} m, mas o modelo foi treinado com {2} × {3} m; pode não reconhecer as classes. Reamostre a imagem para ter a certeza.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/patch_grid.py" />
            <source>The image {0} with {1} × {2} pixels is too small for one patch every {3} pixels.</source>
            <translation>A imagem {0} com {1} × {2} píxeis é demasiado pequena para um fragmento a cada {3} píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/patch_grid.py" />
            <source>Set the distance of patches (STRIDE) to {0} or less, or map every pixel (DETAIL).</source>
            <translation>Ponha a distância entre fragmentos (STRIDE) em {0} ou menos, ou mapeie cada píxel (DETAIL).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/patch_grid.py" />
            <source>The extent meets only the last pixels of the image, which are too few for a patch.</source>
            <translation>A extensão só apanha os últimos píxeis da imagem, que são poucos para um fragmento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/patch_grid.py" />
            <source>Choose a larger extent, or map every pixel (DETAIL).</source>
            <translation>Escolha uma extensão maior, ou mapeie cada píxel (DETAIL).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/predictor.py" />
            <source>No backend called {0} is known.</source>
            <translation>Não se conhece nenhuma biblioteca de cálculo chamada {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/predictor.py" />
            <source>{0} cannot compute this model: {1}.</source>
            <translation>{0} não consegue calcular este modelo: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/predictor.py" />
            <source>Choose the BACKEND automatic; installed are also {0}.</source>
            <translation>Escolha o BACKEND automatic; também estão instalados {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/predictor.py" />
            <source>The model file does not say how far its trees look.</source>
            <translation>O ficheiro do modelo não diz até onde veem as suas árvores.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/predictor.py" />
            <source>This model ({0}) does not find objects.</source>
            <translation>Este modelo ({0}) não encontra objetos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/predictor.py" />
            <source>Map with it (alquimia:predictraster), or choose a model of alquimia:train_retinanet.</source>
            <translation>Mapeie com ele (alquimia:predictraster), ou escolha um modelo de alquimia:train_retinanet.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/predictor.py" />
            <source>This model ({0}) finds objects; it does not map pixels.</source>
            <translation>Este modelo ({0}) encontra objetos; não mapeia píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/predictor.py" />
            <source>Use alquimia:predictobjects.</source>
            <translation>Use alquimia:predictobjects.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/predictor.py" />
            <source>{0} computes this map, which takes longer than the fastest backend ({1}).</source>
            <translation>{0} calcula este mapa, o que demora mais do que a biblioteca mais rápida ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/streamed_map.py" />
            <source>Finishing the files</source>
            <translation>A terminar os ficheiros</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/streamed_map.py" />
            <source>Writing the files</source>
            <translation>A escrever os ficheiros</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/streamed_map.py" />
            <source>No pixel has an answer: everything is nodata or masked.</source>
            <translation>Nenhum píxel tem resposta: está tudo sem dados ou mascarado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/streamed_map.py" />
            <source>Choose another image or extent.</source>
            <translation>Escolha outra imagem ou extensão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/surroundings.py" />
            <source>This network looks at the whole image at once, so no margin is wide enough for an exact map.</source>
            <translation>Esta rede olha para toda a imagem ao mesmo tempo, por isso nenhuma margem é larga o bastante para um mapa exato.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/surroundings.py" />
            <source>Set the surroundings of windows to blended tiles or automatic.</source>
            <translation>Ponha a vizinhança das janelas em mosaicos fundidos ou automático.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/surroundings.py" />
            <source>A crop margin of {0} pixels on each side leaves too little of tiles of {1} pixels to blend them.</source>
            <translation>Uma margem cortada de {0} píxeis de cada lado deixa muito pouco de mosaicos de {1} píxeis para os fundir.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/surroundings.py" />
            <source>Train the model with larger chips or a smaller crop margin.</source>
            <translation>Treine o modelo com recortes maiores ou uma margem cortada menor.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_database.py" />
            <source>Free some space and run again with the same parameters: what is done is kept.</source>
            <translation>Liberte espaço e execute de novo com os mesmos parâmetros: o que está feito é guardado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_database.py" />
            <source>Another run is writing the same output; its unfinished work is {0}.</source>
            <translation>Outra execução está a escrever a mesma saída; o seu trabalho inacabado é {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_database.py" />
            <source>Wait until it has ended, or choose another name for the output.</source>
            <translation>Espere até que termine, ou escolha outro nome para a saída.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_database.py" />
            <source>The unfinished work {0} cannot be written.</source>
            <translation>O trabalho inacabado {0} não pode ser escrito.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_database.py" />
            <source>Choose a folder that you may write to, or remove it.</source>
            <translation>Escolha uma pasta em que possa escrever, ou remova-o.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>The unfinished work {0} cannot be used and is replaced: {1}. The mapping starts afresh.</source>
            <translation>O trabalho inacabado {0} não pode ser usado e é substituído: {1}. O mapeamento começa do início.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>{0} kept in {1}: run again with the same parameters to go on.</source>
            <translation>{0} guardado em {1}: execute de novo com os mesmos parâmetros para continuar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>The disk of {0} knows no file locks: do not start this mapping twice at the same time.</source>
            <translation>O disco de {0} não conhece bloqueios de ficheiros: não inicie este mapeamento duas vezes ao mesmo tempo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>Run again with the same parameters, and please report this as a defect.</source>
            <translation>Execute de novo com os mesmos parâmetros, e por favor comunique isto como um defeito.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>The work file {0} could not be removed ({1}).</source>
            <translation>O ficheiro de trabalho {0} não pôde ser removido ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>{0} is not a file of Alquimia, and the unfinished work needs this name.</source>
            <translation>{0} não é um ficheiro do Alquimia, e o trabalho inacabado precisa deste nome.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>Move the file away, or choose another name for the output.</source>
            <translation>Mude o ficheiro de lugar, ou escolha outro nome para a saída.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>Checking the unfinished work</source>
            <translation>A verificar o trabalho inacabado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>Going on with the unfinished work of an earlier run: {0} of the map is done.</source>
            <translation>Continua-se o trabalho inacabado de uma execução anterior: {0} do mapa está feito.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>Memory ran out while finished windows were stored.</source>
            <translation>A memória esgotou-se enquanto se guardavam janelas acabadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>Close other programs and run again with the same parameters to go on.</source>
            <translation>Feche outros programas e execute de novo com os mesmos parâmetros para continuar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>The unfinished work {0} was damaged and is removed.</source>
            <translation>O trabalho inacabado {0} estava danificado e foi removido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/prediction/work_file.py" />
            <source>Run again, on another disk if that happens more often.</source>
            <translation>Execute de novo, noutro disco se isso acontecer mais vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/beside_samples.py" />
            <source>{0} {1} without a class are learned from as well.</source>
            <translation>Aprende-se também com {0} {1} sem classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/beside_samples.py" />
            <source>A folder of pictures has no other places.</source>
            <translation>Uma pasta de fotografias não tem outros sítios.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/beside_samples.py" />
            <source>Give a list of pictures without classes (UNLABELLED_PICTURES).</source>
            <translation>Dê uma lista de fotografias sem classes (UNLABELLED_PICTURES).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/beside_samples.py" />
            <source>Pictures without classes go with pictures that have some (FOLDER or LIST).</source>
            <translation>Fotografias sem classes acompanham fotografias que as têm (FOLDER ou LIST).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/beside_samples.py" />
            <source>Of an image, say how many places to draw (UNLABELLED).</source>
            <translation>Para uma imagem, diga quantos sítios sortear (UNLABELLED).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/beside_samples.py" />
            <source>Only {0} places without samples are there; at least {1} are needed.</source>
            <translation>Só há {0} sítios sem amostras; são precisos pelo menos {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/beside_samples.py" />
            <source>The pictures without classes have {0} bands, those with classes {1}.</source>
            <translation>As fotografias sem classes têm {0} bandas, as que têm classes {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/beside_samples.py" />
            <source>Give alike pictures.</source>
            <translation>Dê fotografias do mesmo género.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/places.py" />
            <source>{0} of {1} chips are used: there is no room, or no place, for more.</source>
            <translation>São usados {0} de {1} recortes: não há espaço, ou não há sítio, para mais.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/preparation.py" />
            <source>{0} of {1} pictures are learned from (CHIPS).</source>
            <translation>Aprende-se com {0} de {1} fotografias (CHIPS).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/preparation.py" />
            <source>Give either one image or a folder of pictures.</source>
            <translation>Dê uma imagem ou uma pasta de fotografias, não ambas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/preparation.py" />
            <source>Only {0} places or pictures are there to learn from; at least {1} are needed.</source>
            <translation>Só há {0} sítios ou fotografias com que aprender; são precisos pelo menos {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/pretraining/preparation.py" />
            <source>Give a larger image, or more pictures.</source>
            <translation>Dê uma imagem maior, ou mais fotografias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>{0} has no bands.</source>
            <translation>{0} não tem bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>The bands {0} cannot be taken from {1}; it has bands 1 to {2}.</source>
            <translation>As bandas {0} não podem ser tiradas de {1}; tem as bandas 1 a {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>Give each band once, counted from 1.</source>
            <translation>Dê cada banda uma vez, contada a partir de 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>{0} holds complex numbers.</source>
            <translation>{0} contém números complexos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>Convert it to amplitude or another real quantity first.</source>
            <translation>Converta-o primeiro em amplitude ou noutra grandeza real.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>The image {0} has no CRS.</source>
            <translation>A imagem {0} não tem SRC.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>Assign one, for example with Assign projection.{0}</source>
            <translation>Atribua um, por exemplo com Atribuir projeção.{0}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>The image {0} is rotated or sheared.</source>
            <translation>A imagem {0} está rodada ou inclinada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>Warp it to a north-up grid first (Warp, gdalwarp).</source>
            <translation>Ajuste-a primeiro a uma grelha orientada a norte (Ajustar, gdalwarp).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>The image {0} has no usable pixel size.</source>
            <translation>A imagem {0} não tem um tamanho de píxel utilizável.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>Georeference it first.</source>
            <translation>Georreferencie-a primeiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>The image {0} cannot be opened ({1}).</source>
            <translation>A imagem {0} não pode ser aberta ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>Check the path and the file.</source>
            <translation>Verifique o caminho e o ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>{0} cannot be read in rows {1} to {2} ({3}).</source>
            <translation>{0} não pode ser lido nas linhas {1} a {2} ({3}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/image.py" />
            <source>The file may be damaged or cut off; copy or convert it again.</source>
            <translation>O ficheiro pode estar danificado ou truncado; copie-o ou converta-o de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/pixel_source.py" />
            <source>{0} has no valid pixel: all of it is nodata.</source>
            <translation>{0} não tem nenhum píxel válido: está tudo sem dados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/pixel_source.py" />
            <source>Choose another image or other bands.</source>
            <translation>Escolha outra imagem ou outras bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/pixel_source.py" />
            <source>The extent must be made of four finite numbers.</source>
            <translation>A extensão tem de ser feita de quatro números finitos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/pixel_source.py" />
            <source>The extent {0} lies outside the image, which covers {1} in {2}.</source>
            <translation>A extensão {0} fica fora da imagem, que cobre {1} em {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/pixel_source.py" />
            <source>Give an extent that meets the image, in the image's CRS.</source>
            <translation>Dê uma extensão que toque na imagem, no SRC da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/scaling.py" />
            <source>The model was trained on the bands {0}, the image has {1}.</source>
            <translation>O modelo foi treinado com as bandas {0}, a imagem tem {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/scaling.py" />
            <source>Choose an image with these bands, or switch on IGNORE_BAND_NAMES to take the bands in their order.</source>
            <translation>Escolha uma imagem com estas bandas, ou ligue IGNORE_BAND_NAMES para tomar as bandas pela sua ordem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/scaling.py" />
            <source>The model was trained on {0}, but {1} are taken from the image{2}.</source>
            <translation>O modelo foi treinado com {0}, mas são tiradas {1} da imagem{2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/scaling.py" />
            <source>Choose {0} of the image's bands with BANDS, in the order of the training image.</source>
            <translation>Escolha {0} das bandas da imagem com BANDS, pela ordem da imagem de treino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/writer.py" />
            <source>The output {0} must be a GeoTIFF, with a name that ends in .tif or .tiff.</source>
            <translation>A saída {0} tem de ser um GeoTIFF, com um nome que termine em .tif ou .tiff.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/writer.py" />
            <source>Change the file name.</source>
            <translation>Mude o nome do ficheiro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/writer.py" />
            <source>The output {0} is also an input.</source>
            <translation>A saída {0} é também uma entrada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/writer.py" />
            <source>Choose another file name; inputs are never replaced.</source>
            <translation>Escolha outro nome de ficheiro; as entradas nunca são substituídas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/writer.py" />
            <source>The disk of {0} has {1} free; the results take about {2}.</source>
            <translation>O disco de {0} tem {1} livres; os resultados ocupam cerca de {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/raster/writer.py" />
            <source>Free some space, choose another disk, or map a smaller extent.</source>
            <translation>Liberte espaço, escolha outro disco, ou mapeie uma extensão menor.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/refinement/probabilities.py" />
            <source>{0} has {1} band; probabilities have one for each class.</source>
            <translation>{0} tem {1} banda; as probabilidades têm uma por classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/refinement/probabilities.py" />
            <source>Give the PROBABILITIES that were written beside a map.</source>
            <translation>Dê as PROBABILITIES que foram escritas ao lado de um mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/refinement/probabilities.py" />
            <source>{0} is no raster of probabilities: it holds values outside 0 to {1}.</source>
            <translation>{0} não é um raster de probabilidades: contém valores fora de 0 a {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/census.py" />
            <source>Reading samples: block {0} of {1}</source>
            <translation>A ler amostras: bloco {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chip_files.py" />
            <source>PNG holds one or three bands of 8 bits; the image has {0} of {1}.</source>
            <translation>O PNG contém uma ou três bandas de 8 bits; a imagem tem {0} de {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chip_files.py" />
            <source>Choose GeoTIFF, or the bands to be shown (BANDS).</source>
            <translation>Escolha GeoTIFF, ou as bandas a mostrar (BANDS).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chip_files.py" />
            <source>PNG holds class values up to 254.</source>
            <translation>O PNG contém valores de classe até 254.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chip_files.py" />
            <source>Choose GeoTIFF.</source>
            <translation>Escolha GeoTIFF.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>The chips take up to {0} GB and are kept in a temporary file in {1}.</source>
            <translation>Os recortes ocupam até {0} GB e são guardados num ficheiro temporário em {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>No sample covers a valid pixel of the image.</source>
            <translation>Nenhuma amostra cobre um píxel válido da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>Check the image's nodata and the overlaps.</source>
            <translation>Verifique o valor sem dados da imagem e as sobreposições.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>Band {0} is taken for transparency (alpha): it masks the image and is not learned from. If it shows something, such as near infrared, choose all bands in BANDS.</source>
            <translation>A banda {0} é tomada por transparência (alfa): mascara a imagem e não se aprende com ela. Se mostrar alguma coisa, como o infravermelho próximo, escolha todas as bandas em BANDS.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>{0} of {1} chips are used: {2} is reached.</source>
            <translation>São usados {0} de {1} recortes: foi atingido {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>{0} pixels lie in samples of different classes and stay unlabelled.</source>
            <translation>{0} píxeis estão em amostras de classes diferentes e ficam sem etiqueta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>{0} samples cover no pixel's centre; each labels its nearest pixel.</source>
            <translation>{0} amostras não cobrem o centro de nenhum píxel; cada uma etiqueta o seu píxel mais próximo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>Every pixel with a sample lies in samples of several classes at once.</source>
            <translation>Todos os píxeis com amostra estão em amostras de várias classes ao mesmo tempo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>Digitise the classes so that they do not overlap.</source>
            <translation>Digitalize as classes de modo a não se sobreporem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/chips.py" />
            <source>The class {0} has features here but none of their pixels can be used.</source>
            <translation>A classe {0} tem elementos aqui, mas nenhum dos seus píxeis pode ser usado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/class_values.py" />
            <source>The class field must hold text, or whole numbers from 0 to {0}.</source>
            <translation>O campo da classe tem de conter texto, ou números inteiros de 0 a {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/class_values.py" />
            <source>The class field {0} holds neither text nor numbers.</source>
            <translation>O campo da classe {0} não contém nem texto nem números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/class_values.py" />
            <source>The class field {0} holds {1}.</source>
            <translation>O campo da classe {0} contém {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/class_values.py" />
            <source>There are more than {0} classes.</source>
            <translation>Há mais de {0} classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/class_values.py" />
            <source>Choose a field with fewer values.</source>
            <translation>Escolha um campo com menos valores.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/geometry.py" />
            <source>The samples cannot be moved from their CRS to that of the image, {0} ({1}).</source>
            <translation>As amostras não podem ser levadas do seu SRC para o da imagem, {0} ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/geometry.py" />
            <source>Reproject the samples to the image's CRS first.</source>
            <translation>Reprojete primeiro as amostras para o SRC da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>The samples layer {0} has no geometries.</source>
            <translation>A camada de amostras {0} não tem geometrias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>The samples layer {0} has no CRS.</source>
            <translation>A camada de amostras {0} não tem SRC.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>The samples have no field called {0}, which was given as {1}.</source>
            <translation>As amostras não têm nenhum campo chamado {0}, que foi dado como {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>Their fields are: {0}.</source>
            <translation>Os campos delas são: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>The split field {0} holds {1}.</source>
            <translation>O campo de divisão {0} contém {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>Allowed are train, validation and test (also training, valid, val, testing), or nothing.</source>
            <translation>São permitidos train, validation e test (também training, valid, val, testing), ou nada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>{0} cannot be brought into the image's CRS and left out.</source>
            <translation>{0} não podem ser levados para o SRC da imagem e são deixados de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>{0} with invalid rings mended.</source>
            <translation>{0} com anéis inválidos corrigidos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>{0} with polygons that have no area.</source>
            <translation>{0} com polígonos que não têm área.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>The samples layer has no feature with a usable geometry: they are empty, or polygons without area.</source>
            <translation>A camada de amostras não tem nenhum elemento com uma geometria utilizável: estão vazios, ou são polígonos sem área.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>Digitise samples of at least two classes.</source>
            <translation>Digitalize amostras de pelo menos duas classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>No sample has a value in the class field.</source>
            <translation>Nenhuma amostra tem um valor no campo da classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>Fill in the class field or choose another one.</source>
            <translation>Preencha o campo da classe ou escolha outro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>No sample lies on the image: the samples ({0}) cover {1} in the image's CRS ({2}), the image covers {3}.</source>
            <translation>Nenhuma amostra está na imagem: as amostras ({0}) cobrem {1} no SRC da imagem ({2}), a imagem cobre {3}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>Check the CRS of both layers, or choose the image that the samples were digitised on.</source>
            <translation>Verifique o SRC de ambas as camadas, ou escolha a imagem sobre a qual as amostras foram digitalizadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>{0} {1} left out.</source>
            <translation>{0} {1} deixados de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>The samples {0} cannot be read ({1}).</source>
            <translation>As amostras {0} não podem ser lidas ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/layer_reading.py" />
            <source>Choose a vector layer with points, lines or polygons.</source>
            <translation>Escolha uma camada vetorial com pontos, linhas ou polígonos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/numbers.py" />
            <source>All samples have the same number {0} in the field {1}.</source>
            <translation>Todas as amostras têm o mesmo número {0} no campo {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/numbers.py" />
            <source>Add samples with other numbers, or choose another field.</source>
            <translation>Acrescente amostras com outros números, ou escolha outro campo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/numbers.py" />
            <source>The field {0} holds an infinite number.</source>
            <translation>O campo {0} contém um número infinito.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/numbers.py" />
            <source>Correct it or leave it empty.</source>
            <translation>Corrija-o ou deixe-o vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/numbers.py" />
            <source>The field {0} holds {1}, which is no number.</source>
            <translation>O campo {0} contém {1}, que não é um número.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/numbers.py" />
            <source>Choose a field of numbers to be estimated.</source>
            <translation>Escolha um campo com os números a estimar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/parts.py" />
            <source>The split field gives features a part, but none to the test.</source>
            <translation>O campo de divisão dá uma parte a elementos, mas nenhuma ao teste.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/parts.py" />
            <source>Mark test features in it, leave SPLIT_FIELD empty, or set TEST_SHARE to 0.</source>
            <translation>Marque nele elementos de teste, deixe SPLIT_FIELD vazio, ou ponha TEST_SHARE em 0.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/parts.py" />
            <source>Test and validation leave fewer samples to train with than to validate with.</source>
            <translation>O teste e a validação deixam menos amostras com que treinar do que com que validar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/parts.py" />
            <source>Make a share smaller.</source>
            <translation>Diminua uma das proporções.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/parts.py" />
            <source>No feature could be set aside for a test; digitise more features of each class.</source>
            <translation>Nenhum elemento pôde ser posto de parte para um teste; digitalize mais elementos de cada classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/pixels.py" />
            <source>The samples label {0} pixels; {1} of them are used, rare classes first.</source>
            <translation>As amostras etiquetam {0} píxeis; usam-se {1} deles, primeiro as classes raras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/pixels.py" />
            <source>No sample lies on a pixel with data.</source>
            <translation>Nenhuma amostra está num píxel com dados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/pixels.py" />
            <source>Check the nodata and the masks of the images.</source>
            <translation>Verifique o valor sem dados e as máscaras das imagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/raster_reading.py" />
            <source>{0} pixels of the class raster lie in {1} blocks of {2} × {3} pixels, which count as features.</source>
            <translation>{0} píxeis do raster de classes estão em {1} blocos de {2} × {3} píxeis, que contam como elementos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/raster_reading.py" />
            <source>The class raster {0} has no class on the image: all of it is nodata there.</source>
            <translation>O raster de classes {0} não tem nenhuma classe na imagem: está aí todo sem dados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/raster_reading.py" />
            <source>Choose the raster that belongs to the image, and check its nodata value.</source>
            <translation>Escolha o raster que pertence à imagem, e verifique o seu valor sem dados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/raster_reading.py" />
            <source>The raster {0} holds more than {1} different values, too many for classes.</source>
            <translation>O raster {0} contém mais de {1} valores diferentes, demasiados para classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/raster_reading.py" />
            <source>Choose a raster of classes.</source>
            <translation>Escolha um raster de classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/raster_reading.py" />
            <source>The class raster {0} lies on another grid than the image: each pixel takes the nearest value.</source>
            <translation>O raster de classes {0} está noutra grelha que não a da imagem: cada píxel toma o valor mais próximo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/reading.py" />
            <source>No polygon of the annotated areas (AREA) lies on the image.</source>
            <translation>Nenhum polígono das áreas anotadas (AREA) está na imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/reading.py" />
            <source>Choose a layer of polygons around what is fully digitised, or leave it empty.</source>
            <translation>Escolha uma camada de polígonos à volta do que está totalmente digitalizado, ou deixe-a vazia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/reading.py" />
            <source>{0}; {1} on the image in {2}.</source>
            <translation>{0}; {1} na imagem em {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/reading.py" />
            <source>Digitise samples of another class, or choose another class field.</source>
            <translation>Digitalize amostras de outra classe, ou escolha outro campo da classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/reading.py" />
            <source>The classes {0} are spelt almost alike but count as different.</source>
            <translation>As classes {0} escrevem-se quase da mesma maneira, mas contam como diferentes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/several_classes.py" />
            <source>{0} of {1} features show several classes, {2} show none.</source>
            <translation>{0} de {1} elementos mostram várias classes, {2} não mostram nenhuma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/several_classes.py" />
            <source>The class field {0} holds no text, so it cannot name several classes.</source>
            <translation>O campo da classe {0} não contém texto, por isso não pode indicar várias classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/several_classes.py" />
            <source>Choose a text field with classes separated by ; or |, or fields of 0 and 1 (LABEL_FIELDS).</source>
            <translation>Escolha um campo de texto com classes separadas por ; ou |, ou campos de 0 e 1 (LABEL_FIELDS).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/several_classes.py" />
            <source>No feature on the image shows {0}; the class is left out.</source>
            <translation>Nenhum elemento sobre a imagem mostra {0}; a classe é deixada de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/several_classes.py" />
            <source>The field {0} holds {1}; a field of LABEL_FIELDS says with 0 or 1 whether a feature shows its class.</source>
            <translation>O campo {0} contém {1}; um campo de LABEL_FIELDS diz com 0 ou 1 se um elemento mostra a sua classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/several_classes.py" />
            <source>Choose fields of 0 and 1, one for each class, or give the classes as text in CLASS_FIELD.</source>
            <translation>Escolha campos de 0 e 1, um por classe, ou dê as classes em texto em CLASS_FIELD.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/split.py" />
            <source>{0} features train, {1} validate; the nearest two are {2} m apart.</source>
            <translation>{0} elementos treinam, {1} validam; os dois mais próximos estão a {2} m um do outro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/split.py" />
            <source>{0} features marked as test take no part in training or validation.</source>
            <translation>{0} elementos marcados como test não participam no treino nem na validação.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/split.py" />
            <source>{0} features without a value in the split field count as training.</source>
            <translation>{0} elementos sem valor no campo de divisão contam como treino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/split.py" />
            <source>The split field leaves no training feature of {0}.</source>
            <translation>O campo de divisão não deixa nenhum elemento de treino de {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/samples/split.py" />
            <source>Mark at least one feature of each class as train.</source>
            <translation>Marque pelo menos um elemento de cada classe como train.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/alignment.py" />
            <source>{0} cannot be brought onto the grid of the other images ({1}).</source>
            <translation>{0} não pode ser levado para a grelha das outras imagens ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/alignment.py" />
            <source>Warp it yourself, or leave it out.</source>
            <translation>Ajuste-o você mesmo, ou deixe-o de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/differences.py" />
            <source>There is no band {0} to take a difference of; the bands are {1}.</source>
            <translation>Não há banda {0} da qual tirar uma diferença; as bandas são {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/differences.py" />
            <source>{0} is no pair of bands.</source>
            <translation>{0} não é um par de bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/differences.py" />
            <source>Write it as B08/B04, or with the bands' numbers as 4/3.</source>
            <translation>Escreva-o como B08/B04, ou com os números das bandas, como 4/3.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/importance.py" />
            <source>Which dates matter is left out of the report: it would take too long to find out.</source>
            <translation>Que datas importam fica fora do relatório: demoraria demasiado a descobrir.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/importance.py" />
            <source>Finding out which dates matter</source>
            <translation>A descobrir que datas importam</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/masks.py" />
            <source>{0} has no mask band {1}; its bands are {2}.</source>
            <translation>{0} não tem a banda de máscara {1}; as suas bandas são {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/masks.py" />
            <source>Give MASK_BAND one of these names, or a number from 1.</source>
            <translation>Dê a MASK_BAND um destes nomes, ou um número a partir de 1.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/masks.py" />
            <source>{0} mask layers were given for {1} images.</source>
            <translation>Foram dadas {0} camadas de máscara para {1} imagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/masks.py" />
            <source>The mask {0} holds decimal numbers.</source>
            <translation>A máscara {0} contém números decimais.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/masks.py" />
            <source>Choose a mask of whole numbers, such as classes.</source>
            <translation>Escolha uma máscara de números inteiros, como classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/opening.py" />
            <source>{0} holds {1} dates of {2} bands: {3}.</source>
            <translation>{0} contém {1} datas de {2} bandas: {3}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/opening.py" />
            <source>Use MASK_BAND, or one raster for each date.</source>
            <translation>Use MASK_BAND, ou um raster por data.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/opening.py" />
            <source>{0} dates were given for {1} images.</source>
            <translation>Foram dadas {0} datas para {1} imagens.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/opening.py" />
            <source>Give one date for each image, in their order.</source>
            <translation>Dê uma data por imagem, pela ordem delas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/opening.py" />
            <source>{0} has no band beside its mask.</source>
            <translation>{0} não tem nenhuma banda além da sua máscara.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/opening.py" />
            <source>Choose images with bands to learn from.</source>
            <translation>Escolha imagens com bandas com que aprender.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/opening.py" />
            <source>The model was trained with clouds masked by layers, and none are given; clouds are taken for ground.</source>
            <translation>O modelo foi treinado com nuvens mascaradas por camadas, e não é dada nenhuma; as nuvens são tomadas por terreno.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/opening.py" />
            <source>The model was trained with clouds masked by the band {0}, which these images do not have; without a mask clouds are taken for ground.</source>
            <translation>O modelo foi treinado com nuvens mascaradas pela banda {0}, que estas imagens não têm; sem máscara as nuvens são tomadas por terreno.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/opening.py" />
            <source>{0} is {1}; it is warped to {2} × {3} pixels in {4} while it is read.</source>
            <translation>{0} é {1}; é ajustado a {2} × {3} píxeis em {4} durante a leitura.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/sampled.py" />
            <source>One image is looked at; {0} were given.</source>
            <translation>Só se vê uma imagem; foram dadas {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/sampled.py" />
            <source>Give one raster.</source>
            <translation>Dê um só raster.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/stacked.py" />
            <source>The dates of {0} have no mask band {1}; each has {2} bands.</source>
            <translation>As datas de {0} não têm banda de máscara {1}; cada uma tem {2} bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/stacked.py" />
            <source>Give MASK_BAND a number from 1 to {0}.</source>
            <translation>Dê a MASK_BAND um número de 1 a {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/stacked.py" />
            <source>{0} has {1} bands, which cannot be shared out evenly among {2} dates.</source>
            <translation>{0} tem {1} bandas, que não se podem repartir por igual por {2} datas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/stacked.py" />
            <source>Give DATES one date for each group of bands, or one raster for each date.</source>
            <translation>Dê a DATES uma data por cada grupo de bandas, ou um raster por data.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/stacked.py" />
            <source>Each date of {0} has {1} bands; band {2} was chosen.</source>
            <translation>Cada data de {0} tem {1} bandas; foi escolhida a banda {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/stacked.py" />
            <source>Choose among these.</source>
            <translation>Escolha entre estas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/timeline.py" />
            <source>The model was trained on {0} dates ({1}), and no image lies within {2} days of {3} (day {4} of the year, in year {5} of its series); the images are of {6}.</source>
            <translation>O modelo foi treinado com {0} datas ({1}), e nenhuma imagem está a menos de {2} dias de {3} (dia {4} do ano, no ano {5} da sua série); as imagens são de {6}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/timeline.py" />
            <source>Add images that cover the same season, or train a model on the season of these.</source>
            <translation>Acrescente imagens que cubram a mesma época, ou treine um modelo com a época destas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/timeline.py" />
            <source>Steps of {0} days from {1} are {2} dates; up to {3} are possible.</source>
            <translation>Passos de {0} dias a partir de {1} são {2} datas; são possíveis até {3}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/timeline.py" />
            <source>Choose longer steps.</source>
            <translation>Escolha passos mais longos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/timeline.py" />
            <source>The model was trained on the dates {0}, and the images have none.</source>
            <translation>O modelo foi treinado com as datas {0}, e as imagens não têm nenhuma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/timeline.py" />
            <source>Give DATES, set the layers' temporal range, or use images with dates in their names.</source>
            <translation>Dê DATES, defina o intervalo temporal das camadas, ou use imagens com datas nos nomes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/timeline.py" />
            <source>The model was trained on {0} images without dates; {1} are given.</source>
            <translation>O modelo foi treinado com {0} imagens sem datas; são dadas {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/timeline.py" />
            <source>Give {0} images, in the order of the training.</source>
            <translation>Dê {0} imagens, pela ordem do treino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/series/timeline.py" />
            <source>Give DATES, set the layers' temporal range, or take the dates as given.</source>
            <translation>Dê DATES, defina o intervalo temporal das camadas, ou tome as datas como são dadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/batch_size.py" />
            <source>Batches of {0}.</source>
            <translation>Lotes de {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/batch_size.py" />
            <source>Looking for the batch size that suits the GPU</source>
            <translation>A procurar o tamanho de lote que convém à GPU</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/cross_validation.py" />
            <source>Cross-validation: {0} trainings, each validated on another part of the samples.</source>
            <translation>Validação cruzada: {0} treinos, cada um validado com outra parte das amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/cross_validation.py" />
            <source>Fold {0} of {1}: {2}.</source>
            <translation>Parte {0} de {1}: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/cross_validation.py" />
            <source>The samples cannot be shared out into {0} folds.</source>
            <translation>As amostras não se podem repartir por {0} partes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/cross_validation.py" />
            <source>Use fewer FOLDS, or digitise more features.</source>
            <translation>Use menos FOLDS, ou digitalize mais elementos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/cross_validation.py" />
            <source>Fold {0} of {1} has nothing to validate and is left out.</source>
            <translation>A parte {0} de {1} não tem nada que validar e é deixada de fora.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/detector_learner.py" />
            <source>Chips of {0} pixels (proposed from the samples; PATCH_SIZE).</source>
            <translation>Recortes de {0} píxeis (proposto a partir das amostras; PATCH_SIZE).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>A training that goes on from a model cannot be cross-validated: that model has seen the folds.</source>
            <translation>Um treino que continua a partir de um modelo não pode ter validação cruzada: esse modelo já viu as partes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>Set FOLDS to 0, or leave {0} empty.</source>
            <translation>Ponha FOLDS em 0, ou deixe {0} vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>The network of {0} has other layers than this one.</source>
            <translation>A rede de {0} tem camadas diferentes das desta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>Use chips of {0} pixels as it does, or leave {1} empty.</source>
            <translation>Use recortes de {0} píxeis como ela, ou deixe {1} vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>{0} was trained on {1} bands, the image has {2}.</source>
            <translation>{0} foi treinado com {1} bandas, a imagem tem {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>Choose the same bands with BANDS, or leave {0} empty to start anew.</source>
            <translation>Escolha as mesmas bandas com BANDS, ou deixe {0} vazio para começar de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>{0} was trained on the bands {1}, the image has {2}.</source>
            <translation>{0} foi treinado com as bandas {1}, a imagem tem {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>Choose the same bands with BANDS, in the same order.</source>
            <translation>Escolha as mesmas bandas com BANDS, pela mesma ordem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>{0} was trained on {1} dates{2}; the images give {3}{4}.</source>
            <translation>{0} foi treinado com {1} datas{2}; as imagens dão {3}{4}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>Use the same dates and the same way to fill gaps, or resample to the same steps.</source>
            <translation>Use as mesmas datas e a mesma maneira de preencher falhas, ou reamostre para os mesmos passos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>{0} has other classes, and which of its layers depend on them cannot be told.</source>
            <translation>{0} tem outras classes, e não se consegue saber quais das suas camadas dependem delas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/earlier_model.py" />
            <source>Use the same classes, or leave {0} empty to start anew.</source>
            <translation>Use as mesmas classes, ou deixe {0} vazio para começar de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/encoder_learner.py" />
            <source>Of the validation samples, half lie within a distance of {0} of the nearest remembered one, 95 % within {1} and 99 % within {2}; a REJECTION_DISTANCE above that rejects few of them.</source>
            <translation>Das amostras de validação, metade está a uma distância até {0} da amostra guardada mais próxima, 95 % até {1} e 99 % até {2}; uma REJECTION_DISTANCE acima disso rejeita poucas delas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/evaluation.py" />
            <source>Checking the model on the validation samples</source>
            <translation>A verificar o modelo com as amostras de validação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/evaluation.py" />
            <source>The {0} {1} of {2} batches of validation {3}, because the training was cancelled.</source>
            <translation>{0} {1} de {2} lotes de validação {3}, porque o treino foi cancelado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/examples.py" />
            <source>Every band of the image has one single value around the samples.</source>
            <translation>Cada banda da imagem tem um único valor à volta das amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/examples.py" />
            <source>Choose another image, or bands that show something.</source>
            <translation>Escolha outra imagem, ou bandas que mostrem alguma coisa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/examples.py" />
            <source>Nothing to learn from band {0}: it has one single value.</source>
            <translation>Nada a aprender da banda {0}: tem um único valor.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/examples.py" />
            <source>Training needs labelled pixels of at least two classes; only {0} has any.</source>
            <translation>O treino precisa de píxeis etiquetados de pelo menos duas classes; só {0} tem algum.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/examples.py" />
            <source>Check the image's nodata and the overlaps of the samples, or digitise more.</source>
            <translation>Verifique o valor sem dados da imagem e as sobreposições das amostras, ou digitalize mais.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/examples.py" />
            <source>No validation: {0}</source>
            <translation>Sem validação: {0}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/fold_context.py" />
            <source>Fold {0} of {1} · {2}</source>
            <translation>Parte {0} de {1} · {2}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>Looking for pictures</source>
            <translation>A procurar fotografias</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>{0} of {1} pictures are used to train: the maximum number of chips (MAXIMUM_CHIPS) is reached.</source>
            <translation>São usadas {0} de {1} fotografias para treinar: foi atingido o número máximo de recortes (MAXIMUM_CHIPS).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>Give either an image with samples or a folder of pictures, not both.</source>
            <translation>Dê uma imagem com amostras ou uma pasta de fotografias, não ambas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>Of a folder of pictures all bands are used.</source>
            <translation>De uma pasta de fotografias usam-se todas as bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>Leave BANDS empty.</source>
            <translation>Deixe BANDS vazio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>No training picture of {0} can be read.</source>
            <translation>Nenhuma fotografia de treino de {0} pode ser lida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>Replace the damaged files.</source>
            <translation>Substitua os ficheiros danificados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>{0} of {1} pictures are not {2} × {3} pixels large and are resampled; for instance {4} with {5} × {6}.</source>
            <translation>{0} de {1} fotografias não têm {2} × {3} píxeis e são reamostradas; por exemplo {4} com {5} × {6}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>{0}: {1} pictures to train, {2} to validate, {3} to test.</source>
            <translation>{0}: {1} fotografias para treinar, {2} para validar, {3} para testar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/folder_preparation.py" />
            <source>Few pictures to train: {0}; a class is hardly learned from fewer than {1}.</source>
            <translation>Poucas fotografias para treinar: {0}; dificilmente se aprende uma classe com menos de {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/patch_size.py" />
            <source>{0} are {1} pixels of {2} map units wide and high.</source>
            <translation>{0} têm {1} píxeis de {2} unidades do mapa de largura e altura.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/patch_size.py" />
            <source>Pictures of a folder are as large as they are on the ground.</source>
            <translation>As fotografias de uma pasta têm no terreno o tamanho que têm.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/patch_size.py" />
            <source>Leave PATCH_EXTENT and CONTEXT_MARGIN empty, or give an image and samples.</source>
            <translation>Deixe PATCH_EXTENT e CONTEXT_MARGIN vazios, ou dê uma imagem e amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>{0} cannot be trained for {1}.</source>
            <translation>{0} não pode ser treinada para {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>{0} cannot be trained on a folder of pictures, because it does not give a picture one class.</source>
            <translation>{0} não pode ser treinada com uma pasta de fotografias, porque não dá uma classe a uma fotografia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>Choose a network that answers once for a chip, or give an image and samples.</source>
            <translation>Escolha uma rede que responda uma vez por recorte, ou dê uma imagem e amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>The image has {0} bands; up to {1} can be used.</source>
            <translation>A imagem tem {0} bandas; podem usar-se até {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>Choose some with BANDS.</source>
            <translation>Escolha algumas com BANDS.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>The field {0} has {1} different values; up to {2} classes are possible.</source>
            <translation>O campo {0} tem {1} valores diferentes; são possíveis até {2} classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>Choose a field that holds classes.</source>
            <translation>Escolha um campo que contenha classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>For several classes at once give features with LABEL_FIELDS or CLASS_FIELD, or a list of pictures.</source>
            <translation>Para várias classes ao mesmo tempo dê elementos com LABEL_FIELDS ou CLASS_FIELD, ou uma lista de fotografias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>The samples name {0} classes; up to {1} are possible.</source>
            <translation>As amostras indicam {0} classes; são possíveis até {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>{0}: {1} pixels to train, {2} to validate.</source>
            <translation>{0}: {1} píxeis para treinar, {2} para validar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>Few labelled training pixels: {0}{1}; a class is hardly learned from fewer than {2}.</source>
            <translation>Poucos píxeis de treino etiquetados: {0}{1}; dificilmente se aprende uma classe com menos de {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>A band of the image has values too large to be used.</source>
            <translation>Uma banda da imagem tem valores demasiado grandes para serem usados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>Choose other bands or rescale it.</source>
            <translation>Escolha outras bandas ou mude a escala dela.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>The output {0} is used twice.</source>
            <translation>A saída {0} é usada duas vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>Give each input and output a file of its own.</source>
            <translation>Dê a cada entrada e saída um ficheiro próprio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>{0} is trained on one image; {1} were given.</source>
            <translation>{0} treina-se com uma imagem; foram dadas {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/preparation.py" />
            <source>For a regression give features with numbers.</source>
            <translation>Para uma regressão dê elementos com números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/schedules.py" />
            <source>The minimum learning rate ({0}) must not be higher than the learning rate ({1}).</source>
            <translation>A taxa de aprendizagem mínima ({0}) não pode ser superior à taxa de aprendizagem ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/schedules.py" />
            <source>Lower the one or raise the other.</source>
            <translation>Baixe uma ou suba a outra.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/trainer.py" />
            <source>Out of memory with batches of {0}; starting again with {1}.</source>
            <translation>Memória esgotada com lotes de {0}; recomeça-se com {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/trainer.py" />
            <source>The training does not fit in memory, even with one chip at a time.</source>
            <translation>O treino não cabe na memória, nem com um recorte de cada vez.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/trainer.py" />
            <source>Make the chips or the network smaller.</source>
            <translation>Diminua os recortes ou a rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/trainer.py" />
            <source>No epochs are left for the rest of the training; give more EPOCHS.</source>
            <translation>Não restam épocas para o resto do treino; dê mais EPOCHS.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/trainer.py" />
            <source>From epoch {0} on: {1}</source>
            <translation>A partir da época {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/trainer.py" />
            <source>There is no validation part: the last epoch is kept, and the loss of the training part says nothing about places the model has not seen.</source>
            <translation>Não há parte de validação: fica a última época, e a perda da parte de treino nada diz de sítios que o modelo não viu.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/trainer.py" />
            <source>Cancelled: the model of epoch {0} is kept.</source>
            <translation>Cancelado: fica o modelo da época {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/tree_learner.py" />
            <source>Out-of-bag {0} {1}: of training examples, by the trees that have not seen them.</source>
            <translation>Fora do saco, {0} {1}: dos exemplos de treino, pelas árvores que não os viram.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/tree_learner.py" />
            <source>Growing trees: {0} of {1}</source>
            <translation>A criar árvores: {0} de {1}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/tree_learner.py" />
            <source>Cancelled: {0} of {1} trees are kept.</source>
            <translation>Cancelado: ficam {0} de {1} árvores.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/watch.py" />
            <source>The training failed in epoch {0}: the loss is no longer a number.</source>
            <translation>O treino falhou na época {0}: a perda já não é um número.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/training/watch.py" />
            <source>Use a lower learning rate, for instance a tenth of it, or switch mixed precision off.</source>
            <translation>Use uma taxa de aprendizagem mais baixa, por exemplo um décimo, ou desligue a precisão mista.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/trees/arrays.py" />
            <source>The arrays of the model file {0}.</source>
            <translation>Os dados do ficheiro do modelo {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/trees/files.py" />
            <source>The model file's self-test does not fit its trees.</source>
            <translation>O autoteste do ficheiro do modelo não serve para as suas árvores.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/trees/files.py" />
            <source>The model file holds a {0}, which a {1} never has.</source>
            <translation>O ficheiro do modelo contém {0}, que {1} nunca tem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/trees/importance.py" />
            <source>Finding out which values matter</source>
            <translation>A descobrir que valores importam</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/trees/network.py" />
            <source>A {0} is computed by {1}; {2} was asked for.</source>
            <translation>{0} é calculado por {1}; foi pedido {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/trees/network.py" />
            <source>Choose the BACKEND automatic.</source>
            <translation>Escolha o BACKEND automatic.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/trees/network.py" />
            <source>{0} cannot compute this {1}: {2}.</source>
            <translation>{0} não consegue calcular {1}: {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/trees/network.py" />
            <source>Install the engine again.</source>
            <translation>Instale o motor de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/uncertainty/layer.py" />
            <source>The places cannot be written ({0}).</source>
            <translation>Os sítios não podem ser escritos ({0}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/uncertainty/search.py" />
            <source>Looking for uncertain places</source>
            <translation>A procurar sítios incertos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/uncertainty/surface.py" />
            <source>Nothing says whether high or low values of {0} are uncertain: its band is not called {1}.</source>
            <translation>Nada diz se são os valores altos ou os baixos de {0} que são incertos: a sua banda não se chama {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/uncertainty/surface.py" />
            <source>Set UNCERTAIN to high or low.</source>
            <translation>Ponha UNCERTAIN em high ou low.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/uncertainty/surface.py" />
            <source>{0} has {1} bands; a measure of uncertainty has one.</source>
            <translation>{0} tem {1} bandas; uma medida de incerteza tem uma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/uncertainty/surface.py" />
            <source>Give the raster of entropy, margin or confidence that was written beside a map.</source>
            <translation>Dê o raster de entropia, margem ou confiança que foi escrito ao lado de um mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/worker.py" />
            <source>The engine knows no job called {0}; it knows {1}.</source>
            <translation>O motor não conhece nenhum trabalho chamado {0}; conhece {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/worker.py" />
            <source>The engine's answer cannot be sent ({0}).</source>
            <translation>A resposta do motor não pode ser enviada ({0}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/engine/worker.py" />
            <source>Please report this as a defect.</source>
            <translation>Por favor comunique isto como um defeito.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>{0} is not an Alquimia model file: it holds no {1}.</source>
            <translation>{0} não é um ficheiro de modelo do Alquimia: não contém {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>{0} holds members that an Alquimia model file must not have: {1}.</source>
            <translation>{0} contém membros que um ficheiro de modelo do Alquimia não pode ter: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file does not state its format version.</source>
            <translation>O ficheiro do modelo não indica a versão do seu formato.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file has format version {0}; this Alquimia reads up to {1}.</source>
            <translation>O ficheiro do modelo tem a versão de formato {0}; este Alquimia lê até {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>Update the Alquimia plugin.</source>
            <translation>Atualize o módulo Alquimia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file's manifest has impossible figures of its network.</source>
            <translation>O manifesto do ficheiro do modelo tem números impossíveis da sua rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file's manifest has band statistics that are not usable numbers.</source>
            <translation>O manifesto do ficheiro do modelo tem estatísticas de bandas que não são números utilizáveis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file states an impossible resolution {0}.</source>
            <translation>O ficheiro do modelo indica uma resolução impossível {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file states {0} bands; 1 to {1} are possible.</source>
            <translation>O ficheiro do modelo indica {0} bandas; são possíveis de 1 a {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file states {0} classes; up to {1} are possible.</source>
            <translation>O ficheiro do modelo indica {0} classes; são possíveis até {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file gives the same value to several classes.</source>
            <translation>O ficheiro do modelo dá o mesmo valor a várias classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file {0} does not exist.</source>
            <translation>O ficheiro do modelo {0} não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>{0} holds {1} in a form that Alquimia never writes.</source>
            <translation>{0} contém {1} numa forma que o Alquimia nunca escreve.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>{0} holds an oversized {1} ({2} bytes).</source>
            <translation>{0} contém {1} de tamanho excessivo ({2} bytes).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file's manifest cannot be understood ({0}).</source>
            <translation>O manifesto do ficheiro do modelo não se consegue compreender ({0}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/bundle_manifest.py" />
            <source>The model file's manifest has a wrong value of {0}.</source>
            <translation>O manifesto do ficheiro do modelo tem um valor errado de {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/classes.py" />
            <source>The class value {0} of {1} must lie from 0 to {2}.</source>
            <translation>O valor da classe {0} de {1} tem de ir de 0 a {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/classes.py" />
            <source>The colour {0} of class {1} must have the form #rrggbb.</source>
            <translation>A cor {0} da classe {1} tem de ter a forma #rrggbb.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/dates.py" />
            <source>Write dates as 2018-04-12, separated by commas.</source>
            <translation>Escreva datas como 2018-04-12, separadas por vírgulas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/dates.py" />
            <source>{0} is not a date.</source>
            <translation>{0} não é uma data.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>Of several features</source>
            <translation>De vários elementos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>What counts where several features are picked: the likeness to the one that is most alike, or to all of them on average.</source>
            <translation>O que conta quando são escolhidos vários elementos: a semelhança com o mais parecido, ou com todos em média.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>The one most alike (maximum)</source>
            <translation>O mais parecido (máximo)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>All of them (mean)</source>
            <translation>Todos (média)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embedding_jobs.py" />
            <source>A polygon larger than a chip is described by chips whose middles lie in it, so many pixels apart. Empty: half a chip.</source>
            <translation>Um polígono maior do que um recorte é descrito por recortes cujos centros estão dentro dele, a esta distância em píxeis. Vazio: meio recorte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embeddings.py" />
            <source>The model file weighs neighbours in a way that is not known.</source>
            <translation>O ficheiro do modelo pesa os vizinhos de uma forma desconhecida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embeddings.py" />
            <source>There is no value left for what is rejected: the classes have 0 and {0}.</source>
            <translation>Não resta nenhum valor para o que é rejeitado: as classes têm 0 e {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embeddings.py" />
            <source>Set REJECTION_DISTANCE to 2, which rejects nothing.</source>
            <translation>Ponha REJECTION_DISTANCE em 2, que não rejeita nada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embeddings.py" />
            <source>The model {0} ({1}) gives no embeddings.</source>
            <translation>O modelo {0} ({1}) não dá embeddings.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embeddings.py" />
            <source>Use a model of the embedding family (alquimia:train_embedding).</source>
            <translation>Use um modelo da família de embeddings (alquimia:train_embedding).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embeddings.py" />
            <source>The model {0} was trained without samples and knows no classes yet.</source>
            <translation>O modelo {0} foi treinado sem amostras e ainda não conhece classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embeddings.py" />
            <source>Add some from a few samples (alquimia:addclasses); its embeddings can be mapped (alquimia:predictraster).</source>
            <translation>Acrescente algumas a partir de poucas amostras (alquimia:addclasses); os seus embeddings podem ser mapeados (alquimia:predictraster).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/embeddings.py" />
            <source>The model file's manifest has an impossible {0}.</source>
            <translation>O manifesto do ficheiro do modelo tem um {0} impossível.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/ensembles.py" />
            <source>Weights must be positive numbers; {0} were given.</source>
            <translation>Os pesos têm de ser números positivos; foram dados {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/ensembles.py" />
            <source>Leave out the other models.</source>
            <translation>Deixe de fora os outros modelos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/ensembles.py" />
            <source>{0} weights were given for {1} models.</source>
            <translation>Foram dados {0} pesos para {1} modelos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/ensembles.py" />
            <source>Give one weight for each model, in their order.</source>
            <translation>Dê um peso por modelo, pela ordem deles.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/ensembles.py" />
            <source>The models do not have the same classes: {0} has {1}, {2} has {3}.</source>
            <translation>Os modelos não têm as mesmas classes: {0} tem {1}, {2} tem {3}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/ensembles.py" />
            <source>Probabilities can be averaged where all models were trained on the same values and names.</source>
            <translation>Pode fazer-se a média de probabilidades onde todos os modelos foram treinados com os mesmos valores e nomes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/events.py" />
            <source>Not an event of the protocol: {0}.</source>
            <translation>Não é um evento do protocolo: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/events.py" />
            <source>Not a JSON object: {0}.</source>
            <translation>Não é um objeto JSON: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/events.py" />
            <source>Event with wrong fields ({0}): {1}.</source>
            <translation>Evento com campos errados ({0}): {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/events.py" />
            <source>Request with wrong fields ({0}): {1}.</source>
            <translation>Pedido com campos errados ({0}): {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/events.py" />
            <source>Not a line of JSON: {0}.</source>
            <translation>Não é uma linha de JSON: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/explanation.py" />
            <source>The model has no class called {0}; its classes are {1}{2}.</source>
            <translation>O modelo não tem nenhuma classe chamada {0}; as suas classes são {1}{2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/explanation.py" />
            <source>Give a name or a value of these, or nothing to explain the class that each patch is taken for.</source>
            <translation>Dê um nome ou um valor destes, ou nada para explicar a classe por que é tomado cada fragmento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/explanation.py" />
            <source>Distance of patches</source>
            <translation>Distância entre fragmentos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/explanation.py" />
            <source>How far apart the patches lie that are looked at, in pixels of the image. Where they overlap, their mean is shown. Less gives a smoother picture and takes longer. Empty: half a patch.</source>
            <translation>A que distância uns dos outros estão os fragmentos que são vistos, em píxeis da imagem. Onde se sobrepõem, mostra-se a sua média. Menos dá uma imagem mais suave e demora mais. Vazio: meio fragmento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/explanation.py" />
            <source>How much memory the windows may take; Keras takes another 700 MB. Empty: a quarter of the computer's memory.</source>
            <translation>Quanta memória podem ocupar as janelas; o Keras ocupa mais 700 MB. Vazio: um quarto da memória do computador.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/explanation.py" />
            <source>Patches given to the network at once. Empty: found automatically.</source>
            <translation>Fragmentos dados à rede de uma vez. Vazio: é encontrado automaticamente.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/explanation.py" />
            <source>patches</source>
            <translation>fragmentos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Probabilities of all classes</source>
            <translation>Probabilidades de todas as classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Add one field for each class with its probability, called probability_ and the value of the class.</source>
            <translation>Acrescentar um campo por classe com a sua probabilidade, chamado probability_ e o valor da classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Only for models of the embedding family: add the embedding of each feature, one field for each of its numbers, called embedding_1, embedding_2 and so on.</source>
            <translation>Só para modelos da família de embeddings: acrescentar o embedding de cada elemento, um campo para cada um dos seus números, chamados embedding_1, embedding_2 e assim por diante.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Distance of chips</source>
            <translation>Distância entre recortes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/features.py" />
            <source>Only for networks that see a chip at a time and give it one answer: a polygon larger than a chip gets the mean of chips whose middles lie in it, so many pixels apart. Empty: half a chip.</source>
            <translation>Só para redes que veem um recorte de cada vez e lhe dão uma resposta: um polígono maior do que um recorte recebe a média de recortes cujos centros estão dentro dele, a esta distância em píxeis. Vazio: meio recorte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/job.py" />
            <source>The request {0} does not fit the protocol: {1}.</source>
            <translation>O pedido {0} não serve para o protocolo: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>What gets an answer</source>
            <translation>O que recebe resposta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>Every pixel: the map is as fine as the image. Each patch: for networks that see a chip and give it one answer, the image is cut into a grid of chips, and each becomes one pixel of a coarse map, which takes a small part of the time. A patch whose middle pixel has no data gets no answer.</source>
            <translation>Cada píxel: o mapa é tão fino como a imagem. Cada fragmento: para redes que veem um recorte e lhe dão uma resposta, a imagem é cortada numa grelha de recortes, e cada um torna-se um píxel de um mapa grosseiro, o que demora uma pequena parte do tempo. Um fragmento cujo píxel central não tem dados não recebe resposta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>Every pixel, seen with its surroundings</source>
            <translation>Cada píxel, visto com a sua vizinhança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>One answer for each patch (coarse raster)</source>
            <translation>Uma resposta por fragmento (raster grosseiro)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/map_detail.py" />
            <source>Only for one answer for each patch: how far apart the patches lie, which is also the size of the map's pixels in pixels of the image. Empty: as far as a chip is wide, so that patches lie side by side. Less: they overlap, and the map is finer.</source>
            <translation>Só para uma resposta por fragmento: a que distância ficam os fragmentos, que é também o tamanho dos píxeis do mapa em píxeis da imagem. Vazio: a largura de um recorte, de modo que os fragmentos ficam lado a lado. Menos: sobrepõem-se, e o mapa é mais fino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>The library that computes the network. All give the same map but for rounding; they differ in speed and memory. One that is named here is used or the mapping fails; automatic takes another where one cannot be had.</source>
            <translation>A biblioteca que calcula a rede. Todas dão o mesmo mapa, salvo arredondamentos; diferem na velocidade e na memória. A que for indicada aqui é usada, ou o mapeamento falha; automatic usa outra onde uma não está disponível.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Automatic (OpenVINO on a processor, Keras on a GPU)</source>
            <translation>Automático (OpenVINO num processador, Keras numa GPU)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>OpenVINO</source>
            <translation>OpenVINO</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>ONNX Runtime</source>
            <translation>ONNX Runtime</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Keras</source>
            <translation>Keras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>The numbers the network computes in. bfloat16 is two to four times as fast where the processor has it. Two trained U-Nets gave 99.6 and 99.9 % of the pixels the same class in bfloat16 as in 32 bits, and 99.97 and 99.99 % in float16; nearly all others were undecided between two classes.</source>
            <translation>Os números com que a rede calcula. bfloat16 é duas a quatro vezes mais rápido onde o processador o tem. Duas U-Nets treinadas deram a 99,6 e 99,9 % dos píxeis a mesma classe em bfloat16 que em 32 bits, e a 99,97 e 99,99 % em float16; quase todos os outros estavam indecisos entre duas classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>32-bit float (exact)</source>
            <translation>Vírgula flutuante de 32 bits (exato)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>bfloat16 (16-bit)</source>
            <translation>bfloat16 (16 bits)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>float16 (16-bit)</source>
            <translation>float16 (16 bits)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Memory</source>
            <translation>Memória</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>How much memory the windows of the mapping may take; their size and number at once are chosen to fit. The libraries of the engine take another 200 MB, with Keras 700. Empty: a quarter of the computer's memory.</source>
            <translation>Quanta memória podem ocupar as janelas do mapeamento; o seu tamanho e o número em simultâneo são escolhidos para caber. As bibliotecas do motor ocupam mais 200 MB, com o Keras 700. Vazio: um quarto da memória do computador.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Window size</source>
            <translation>Tamanho da janela</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>The image is read and mapped in windows of this size; the map does not depend on it. Empty: 1024, or less where the memory asks for it.</source>
            <translation>A imagem é lida e mapeada em janelas deste tamanho; o mapa não depende dele. Vazio: 1024, ou menos onde a memória o pede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>pixels</source>
            <translation>píxeis</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Batch size</source>
            <translation>Tamanho do lote</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Windows given to the network at once. Empty: found automatically.</source>
            <translation>Janelas dadas à rede de uma vez. Vazio: é encontrado automaticamente.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Surroundings of windows</source>
            <translation>Vizinhança das janelas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>How pixels near the edge of a window see their surroundings. Margins as wide as the network looks make the map exact. Tiles of the size of the training chips, overlapping by half and blended, suit networks that look at everything at once.</source>
            <translation>Como os píxeis perto da borda de uma janela veem a sua vizinhança. Margens tão largas quanto a rede vê tornam o mapa exato. Mosaicos do tamanho dos recortes de treino, sobrepostos em metade e fundidos, servem para redes que olham para tudo ao mesmo tempo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Automatic (exact where the network looks only so far)</source>
            <translation>Automático (exato onde a rede só vê até certa distância)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Margins (exact)</source>
            <translation>Margens (exato)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Blended tiles</source>
            <translation>Mosaicos fundidos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Test-time augmentation</source>
            <translation>Aumento no teste</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Map mirrored and turned views of the image too and average them: often a little more accurate, and as many times slower as there are views.</source>
            <translation>Mapear também vistas espelhadas e rodadas da imagem e fazer a média: muitas vezes um pouco mais exato, e tantas vezes mais lento quantas as vistas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>None</source>
            <translation>Nenhum</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Flips (4 views)</source>
            <translation>Espelhamentos (4 vistas)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Flips and quarter turns (8 views)</source>
            <translation>Espelhamentos e quartos de volta (8 vistas)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Ignore band names</source>
            <translation>Ignorar nomes das bandas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Take the bands in their order even where their names differ from those the model was trained on.</source>
            <translation>Tomar as bandas pela sua ordem, mesmo que os nomes difiram daqueles com que o modelo foi treinado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Probability format</source>
            <translation>Formato das probabilidades</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>How probabilities, confidence, entropy and margin are stored. Percentages are rounded one by one, so those of a pixel may add up to 99 or 101.</source>
            <translation>Como são guardadas probabilidades, confiança, entropia e margem. As percentagens são arredondadas uma a uma, por isso as de um píxel podem somar 99 ou 101.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Whole percent (8-bit, small files)</source>
            <translation>Percentagens inteiras (8 bits, ficheiros pequenos)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>0 to 1 (32-bit float)</source>
            <translation>0 a 1 (vírgula flutuante de 32 bits)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>Keep unfinished work on cancel</source>
            <translation>Guardar trabalho inacabado ao cancelar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/mapping_options.py" />
            <source>When the mapping is cancelled, keep what is done: started again with the same settings, it goes on there.</source>
            <translation>Quando o mapeamento é cancelado, guardar o que está feito: iniciado de novo com as mesmas opções, continua daí.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/model_records.py" />
            <source>Choose an .alquimia file written by one of the Alquimia training algorithms.</source>
            <translation>Escolha um ficheiro .alquimia escrito por um dos algoritmos de treino do Alquimia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/model_records.py" />
            <source>The model file states more bands and dates than a network can have.</source>
            <translation>O ficheiro do modelo indica mais bandas e datas do que uma rede pode ter.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/model_records.py" />
            <source>The model file states differences of bands that it does not have.</source>
            <translation>O ficheiro do modelo indica diferenças de bandas que não tem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/model_records.py" />
            <source>The model file's manifest has impossible dates.</source>
            <translation>O manifesto do ficheiro do modelo tem datas impossíveis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/model_records.py" />
            <source>The model file's manifest has an impossible range of values.</source>
            <translation>O manifesto do ficheiro do modelo tem uma gama de valores impossível.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Neighbours (embedding)</source>
            <translation>Vizinhos (embedding)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Only for models of the embedding family: how many of the samples that the model remembers decide on a class, those most alike. Empty: as many as chosen at training.</source>
            <translation>Só para modelos da família de embeddings: quantas das amostras que o modelo guarda, as mais parecidas, decidem a classe. Vazio: tantas quantas se escolheram no treino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Weights of neighbours (embedding)</source>
            <translation>Pesos dos vizinhos (embedding)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Only for models of the embedding family: what each neighbour's vote counts. Where some classes have far fewer samples than others, as those added later do, choose the one for rare classes.</source>
            <translation>Só para modelos da família de embeddings: quanto conta o voto de cada vizinho. Onde algumas classes têm muito menos amostras do que outras, como as acrescentadas depois, escolha a opção para classes raras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>As chosen at training</source>
            <translation>Como foi escolhido no treino</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>All neighbours count alike</source>
            <translation>Todos os vizinhos contam por igual</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Nearer neighbours count more (1 / distance)</source>
            <translation>Vizinhos mais próximos contam mais (1 / distância)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Neighbours of rare classes count more (1 / samples of the class)</source>
            <translation>Vizinhos de classes raras contam mais (1 / amostras da classe)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Rejection distance (embedding)</source>
            <translation>Distância de rejeição (embedding)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/neighbours.py" />
            <source>Only for models of the embedding family: what lies farther than this from all samples that the model remembers gets a class of its own, unlike anything seen. The distance is that of the cosine: 0 the same, 1 nothing in common, 2 the opposite, which rejects nothing. Empty: as chosen at training.</source>
            <translation>Só para modelos da família de embeddings: o que estiver mais longe do que isto de todas as amostras que o modelo guarda recebe uma classe própria, a do que não se parece com nada já visto. A distância é a do cosseno: 0 igual, 1 nada em comum, 2 o oposto, que não rejeita nada. Vazio: como foi escolhido no treino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Overlap of chips</source>
            <translation>Sobreposição dos recortes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Share of a chip that the next training chip shows, too, so that objects cut by the edge of one are whole in another. Should be larger than the objects.</source>
            <translation>Parte de um recorte que o recorte de treino seguinte também mostra, para que objetos cortados pela borda de um fiquem inteiros noutro. Deve ser maior do que os objetos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Smallest visible part</source>
            <translation>Menor parte visível</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Objects cut by the edge of a chip are learned from when it shows at least this share of them. Those of which less is seen count neither as objects nor as background.</source>
            <translation>Objetos cortados pela borda de um recorte são aprendidos quando este mostra pelo menos esta parte deles. Aqueles de que se vê menos não contam nem como objetos nem como fundo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Share of empty chips</source>
            <translation>Proporção de recortes vazios</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Share of the training chips that show no object. They teach what only looks like one, and are taken where all objects are known to be digitised (AREA); without such areas there are none.</source>
            <translation>Proporção dos recortes de treino que não mostram nenhum objeto. Ensinam o que apenas se parece com um objeto, e são tirados de onde se sabe que todos os objetos estão digitalizados (AREA); sem essas áreas não há nenhum.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Augment by size</source>
            <translation>Aumento por tamanho</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/object_samples.py" />
            <source>Training chips are enlarged or made smaller at random by up to this share.</source>
            <translation>Os recortes de treino são ampliados ou reduzidos ao acaso até esta proporção.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Lowest score</source>
            <translation>Pontuação mínima</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects that the model is less sure of are left out. Higher: fewer false objects, and more missed ones. Assess objects (alquimia:assessobjects) says which score suits best.</source>
            <translation>Objetos de que o modelo está menos certo são deixados de fora. Mais alta: menos objetos falsos e mais objetos em falta. Avaliar objetos (alquimia:assessobjects) diz qual é a pontuação mais adequada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Boxes of one object</source>
            <translation>Caixas de um objeto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>The network proposes many boxes for one object. Best box: keep the one with the highest score. Lowered scores: keep overlapping boxes too, but with a score that falls with the overlap; better for crowns that touch. Mean box: the mean of the boxes, weighted by their scores; its place is a little more exact.</source>
            <translation>A rede propõe muitas caixas para um objeto. Melhor caixa: fica a que tem a pontuação mais alta. Pontuações reduzidas: ficam também caixas sobrepostas, mas com uma pontuação que diminui com a sobreposição; melhor para copas que se tocam. Caixa média: a média das caixas, ponderada pelas pontuações; a posição é um pouco mais exata.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Best box (non-maximum suppression)</source>
            <translation>Melhor caixa (supressão de não máximos)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Lowered scores (soft suppression, for objects that overlap)</source>
            <translation>Pontuações reduzidas (supressão suave, para objetos que se sobrepõem)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Mean box (weighted box fusion)</source>
            <translation>Caixa média (fusão ponderada de caixas)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Overlap of boxes of one object</source>
            <translation>Sobreposição de caixas de um objeto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Boxes are taken for the same object when their common area is more than this share of their joint area. Lower it where objects are marked twice, raise it where neighbours are swallowed.</source>
            <translation>Caixas são tomadas pelo mesmo objeto quando a sua área comum é mais do que esta parte da sua área conjunta. Baixe-a onde objetos são marcados duas vezes, suba-a onde vizinhos são engolidos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>One class for each place</source>
            <translation>Uma classe por lugar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Let boxes of different classes compete too, so that no place is, for example, both a car and a truck.</source>
            <translation>Deixar competir também caixas de classes diferentes, para que nenhum lugar seja, por exemplo, ao mesmo tempo carro e camião.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Smallest object</source>
            <translation>Menor objeto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects whose shorter side is below this are left out, in units of the image's CRS.</source>
            <translation>Objetos cujo lado mais curto é menor do que isto são deixados de fora, em unidades do SRC da imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>The image is looked at in overlapping chips. An object up to this size is whole in one of them at least, and marked once; the log tells of larger ones. Empty: the largest object of the training, and something around it. Chips are at least twice as large, so a large overlap takes more memory and time.</source>
            <translation>A imagem é vista em recortes sobrepostos. Um objeto até este tamanho fica inteiro em pelo menos um deles, e é marcado uma vez; o registo avisa de objetos maiores. Vazio: o maior objeto do treino, e alguma coisa à volta. Os recortes têm pelo menos o dobro do tamanho, por isso uma sobreposição grande precisa de mais memória e mais tempo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Most boxes of a chip</source>
            <translation>Máximo de caixas por recorte</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Of each part of the image as large as a chip of the training only so many proposed boxes are looked at, those with the best scores. An object has several, so allow ten times as many as a chip holds objects; the log says where it was not enough.</source>
            <translation>De cada parte da imagem do tamanho de um recorte do treino só se olha para este número de caixas propostas, as de melhor pontuação. Um objeto tem várias, por isso permita dez vezes mais do que os objetos de um recorte; o registo diz onde não chegou.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Cell size of the density</source>
            <translation>Tamanho das células da densidade</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Width and height of the cells of the density raster, in units of the image's CRS. Empty: a round number that gives about 20 cells along the shorter side.</source>
            <translation>Largura e altura das células do raster de densidade, em unidades do SRC da imagem. Vazio: um número redondo que dá cerca de 20 células no lado mais curto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Unit of the density</source>
            <translation>Unidade da densidade</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Per hectare: objects divided by the area of the cell that has data. Per cell: their number.</source>
            <translation>Por hectare: objetos divididos pela área da célula que tem dados. Por célula: o seu número.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects per hectare</source>
            <translation>Objetos por hectare</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects per cell</source>
            <translation>Objetos por célula</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Score threshold</source>
            <translation>Limiar da pontuação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Precision, recall, F1, counts and the layer are those of the objects with this score or a higher one. The average precisions use all objects, so find them with a low score (0.05) first.</source>
            <translation>Precisão, sensibilidade, F1, contagens e camada são as dos objetos com esta pontuação ou mais alta. As precisões médias usam todos os objetos, por isso encontre-os primeiro com uma pontuação baixa (0,05).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Overlap of a hit</source>
            <translation>Sobreposição de um acerto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>A found object is right when its common area with a reference box of its class is at least this share of their joint area (intersection over union). The average precisions have thresholds of their own.</source>
            <translation>Um objeto encontrado está certo quando a sua área comum com uma caixa de referência da sua classe é pelo menos esta parte da área conjunta (interseção sobre união). As precisões médias têm limiares próprios.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Size of counting squares</source>
            <translation>Tamanho dos quadrados de contagem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/objects.py" />
            <source>Objects are counted, observed against found, in squares of this size, in units of the CRS of the found objects. Empty: in each annotated area or, where none are given, in a fifth of the longer side.</source>
            <translation>Os objetos são contados, observados contra encontrados, em quadrados deste tamanho, em unidades do SRC dos objetos encontrados. Vazio: em cada área anotada ou, se não forem indicadas, num quinto do lado mais comprido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Resampling</source>
            <translation>Reamostragem no tempo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Which dates the network sees. Regular steps and monthly medians make irregular, cloudy archives comparable, and a model of one season applicable to another; gaps are then filled as chosen below. Calendar months suit what does not change over the years, such as forest types: twelve steps with few gaps.</source>
            <translation>Que datas vê a rede. Passos regulares e medianas mensais tornam comparáveis arquivos irregulares e nublados, e um modelo de uma época aplicável a outra; as falhas são então preenchidas como se escolhe abaixo. Meses do calendário servem para o que não muda ao longo dos anos, como tipos de floresta: doze passos com poucas falhas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The dates of the images</source>
            <translation>As datas das imagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Regular steps</source>
            <translation>Passos regulares</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Monthly medians</source>
            <translation>Medianas mensais</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Medians of the calendar months, all years together</source>
            <translation>Medianas dos meses do calendário, todos os anos juntos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Days between regular steps</source>
            <translation>Dias entre passos regulares</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Regular steps only: their distance.</source>
            <translation>Só para passos regulares: a sua distância.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>days</source>
            <translation>dias</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Gaps</source>
            <translation>Falhas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>What stands where clouds, nodata or missing dates leave a gap. Before the first and after the last observation the nearest one is taken. A pixel without any observation gets no result.</source>
            <translation>O que fica onde nuvens, falta de dados ou datas ausentes deixam uma falha. Antes da primeira e depois da última observação usa-se a mais próxima. Um píxel sem nenhuma observação não recebe resultado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Linear interpolation in time</source>
            <translation>Interpolação linear no tempo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The last value before</source>
            <translation>O último valor anterior</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Zero, and a channel that tells which dates are there</source>
            <translation>Zero, e um canal que diz que datas existem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Augment by shifts in time</source>
            <translation>Aumento por deslocamentos no tempo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Training series are shifted by up to so many days, earlier or later, as seasons are.</source>
            <translation>As séries de treino são deslocadas até este número de dias, mais cedo ou mais tarde, como as estações.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Augment by leaving out dates</source>
            <translation>Aumento por omissão de datas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Share of dates that are left out of training series at random, as clouds do, and filled as gaps are.</source>
            <translation>Proporção de datas omitidas ao acaso nas séries de treino, como fazem as nuvens, e preenchidas como as falhas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Augment by brightness</source>
            <translation>Aumento por brilho</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Training series are made brighter or darker as a whole, by a random factor of this deviation, as haze, slopes and sensors do. Helps to map places where nothing was digitised.</source>
            <translation>As séries de treino ficam mais claras ou mais escuras no seu todo, por um fator aleatório com este desvio, como fazem a bruma, os declives e os sensores. Ajuda a mapear sítios onde nada foi digitalizado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Augment by noise</source>
            <translation>Aumento por ruído</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Random noise added to each value of training series, in standard deviations of its band.</source>
            <translation>Ruído aleatório somado a cada valor das séries de treino, em desvios padrão da sua banda.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Epochs</source>
            <translation>Épocas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Largest number of passes over the training chips; early stopping may end sooner.</source>
            <translation>Número máximo de passagens pelos recortes de treino; a paragem antecipada pode terminar mais cedo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Chips the network sees before each update of its weights. Empty: 8 on a processor, fewer where memory is short; on a GPU up to 64, as many as fit and make it faster, found by trying. The learning rate stays as set.</source>
            <translation>Recortes que a rede vê antes de cada atualização dos seus pesos. Vazio: 8 num processador, menos onde a memória é pouca; numa GPU até 64, tantos quantos cabem e a tornam mais rápida, encontrados por tentativa. A taxa de aprendizagem fica como está.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>chips</source>
            <translation>recortes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Steps per epoch</source>
            <translation>Passos por época</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Updates per epoch. Empty: as many as show every chip once, and at least 8.</source>
            <translation>Atualizações por época. Vazio: tantas quantas mostram cada recorte uma vez, e pelo menos 8.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Learning rate</source>
            <translation>Taxa de aprendizagem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Step size of the optimiser; the peak of the schedule.</source>
            <translation>Tamanho do passo do otimizador; o pico do plano.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>What the network minimises. Focal and Dice help when some classes are rare.</source>
            <translation>O que a rede minimiza. Focal e Dice ajudam quando algumas classes são raras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Automatic (cross-entropy for classes, squared error for numbers, focal for objects)</source>
            <translation>Automático (entropia cruzada para classes, erro quadrático para números, focal para objetos)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Cross-entropy</source>
            <translation>Entropia cruzada</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Focal (hard pixels count more)</source>
            <translation>Focal (píxeis difíceis contam mais)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Dice (overlap of each class)</source>
            <translation>Dice (sobreposição de cada classe)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Cross-entropy + Dice</source>
            <translation>Entropia cruzada + Dice</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Squared error</source>
            <translation>Erro quadrático</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Absolute error (outliers count less)</source>
            <translation>Erro absoluto (valores extremos contam menos)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Huber (squared for small errors, absolute for large ones)</source>
            <translation>Huber (quadrático para erros pequenos, absoluto para grandes)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Binary cross-entropy of each class</source>
            <translation>Entropia cruzada binária de cada classe</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Binary focal (what is hard counts more)</source>
            <translation>Focal binária (o que é difícil conta mais)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Focal + smooth L1 (objects)</source>
            <translation>Focal + L1 suave (objetos)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Anchors and positives (pairs of one class among those of the others)</source>
            <translation>Âncoras e positivos (pares de uma classe entre os das outras)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Focal gamma</source>
            <translation>Gama da focal</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Focal loss: how much more hard pixels count (Lin et al. 2017).</source>
            <translation>Perda focal: quanto mais contam os píxeis difíceis (Lin et al. 2017).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Class weights</source>
            <translation>Pesos das classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>What a pixel of a rare class counts. Moderate: more, by the square root of how much rarer it is. Balanced: every class counts as much as the others; classes of a handful of pixels then spread over the map. None: every pixel counts alike.</source>
            <translation>Quanto conta um píxel de uma classe rara. Moderado: mais, pela raiz quadrada de quanto é mais rara. Equilibrado: cada classe conta tanto como as outras; classes com meia dúzia de píxeis espalham-se então pelo mapa. Nenhum: todos os píxeis contam por igual.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Moderate (rare classes count somewhat more)</source>
            <translation>Moderado (classes raras contam um pouco mais)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Balanced (all classes count alike)</source>
            <translation>Equilibrado (todas as classes contam por igual)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>None (all pixels count alike)</source>
            <translation>Nenhum (todos os píxeis contam por igual)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Optimiser</source>
            <translation>Otimizador</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The algorithm that updates the weights.</source>
            <translation>O algoritmo que atualiza os pesos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Adam</source>
            <translation>Adam</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>RMSprop</source>
            <translation>RMSprop</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>SGD with momentum 0.9</source>
            <translation>SGD com momento 0,9</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Weight decay</source>
            <translation>Decaimento dos pesos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>AdamW only: how strongly weights are pulled towards zero.</source>
            <translation>Só AdamW: com que força os pesos são puxados para zero.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Learning-rate schedule</source>
            <translation>Plano da taxa de aprendizagem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>How the learning rate changes from epoch to epoch.</source>
            <translation>Como a taxa de aprendizagem muda de época para época.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Constant</source>
            <translation>Constante</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Ramp up, hold, decay</source>
            <translation>Subir, manter, decair</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Exponential decay</source>
            <translation>Decaimento exponencial</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Cosine decay</source>
            <translation>Decaimento em cosseno</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Minimum learning rate</source>
            <translation>Taxa de aprendizagem mínima</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Start of the ramp, and the floor of every decay.</source>
            <translation>Início da subida, e o mínimo de qualquer decaimento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Ramp epochs</source>
            <translation>Épocas de subida</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Epochs of the ramp up to the learning rate.</source>
            <translation>Épocas da subida até à taxa de aprendizagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Hold epochs</source>
            <translation>Épocas de manutenção</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Epochs at the full learning rate before the decay.</source>
            <translation>Épocas com a taxa de aprendizagem plena antes do decaimento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Decay</source>
            <translation>Decaimento</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Ramp and exponential schedules: the factor of the learning rate from one epoch to the next.</source>
            <translation>Planos com subida e exponencial: o fator da taxa de aprendizagem de uma época para a seguinte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Monitored metric</source>
            <translation>Métrica vigiada</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The validation figure that decides which epoch is best and when to stop.</source>
            <translation>O valor da validação que decide qual é a melhor época e quando parar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Automatic (mean IoU for classes, R² for numbers, AP50 for objects)</source>
            <translation>Automático (IoU médio para classes, R² para números, AP50 para objetos)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>R²</source>
            <translation>R²</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Mean absolute error</source>
            <translation>Erro absoluto médio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Mean average precision</source>
            <translation>Precisão média das classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>AP50 (objects)</source>
            <translation>AP50 (objetos)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Pair accuracy</source>
            <translation>Exatidão dos pares</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Patience</source>
            <translation>Paciência</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Stop when the monitored metric has not improved for this many epochs; 0 never stops early.</source>
            <translation>Parar quando a métrica vigiada não melhora durante este número de épocas; 0 nunca para mais cedo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>epochs</source>
            <translation>épocas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Weights that are kept</source>
            <translation>Pesos que ficam</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Best: the epoch with the best monitored metric. Last: where few samples validate, their best epoch is partly luck, and a falling learning rate makes the last one good. Without validation it is always the last.</source>
            <translation>Melhor: a época com a melhor métrica vigiada. Última: onde poucas amostras validam, a melhor época é em parte sorte, e uma taxa de aprendizagem decrescente torna a última boa. Sem validação é sempre a última.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The best epoch of the validation</source>
            <translation>A melhor época da validação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>The last epoch</source>
            <translation>A última época</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Folds of cross-validation</source>
            <translation>Partes da validação cruzada</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Share the samples out into so many parts, by the same blocks as the validation split, and train once for each, which then validates. The report tells the mean of the figures and how much they differ. Takes as many times longer. The model itself is trained as without. 0 or 1: none.</source>
            <translation>Repartir as amostras por este número de partes, pelos mesmos blocos que a divisão de validação, e treinar uma vez para cada uma, que então valida. O relatório diz a média dos valores e quanto diferem. Demora tantas vezes mais. O modelo em si é treinado como sem isto. 0 ou 1: nenhuma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Seed</source>
            <translation>Semente</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Same seed, same data, same machine: same model.</source>
            <translation>A mesma semente, os mesmos dados, a mesma máquina: o mesmo modelo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Mixed precision</source>
            <translation>Precisão mista</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Compute in 16-bit floats and keep the weights in 32-bit: faster on a GPU.</source>
            <translation>Calcular em vírgula flutuante de 16 bits e guardar os pesos em 32 bits: mais rápido numa GPU.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Automatic (on a GPU that has it)</source>
            <translation>Automático (numa GPU que a tenha)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>On</source>
            <translation>Ligado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Off</source>
            <translation>Desligado</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>Keep the best model on cancel</source>
            <translation>Guardar o melhor modelo ao cancelar</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/options.py" />
            <source>When training is cancelled, save the best model so far, or the last one where KEEP says so, not nothing.</source>
            <translation>Quando o treino é cancelado, guardar o melhor modelo até aí, ou o último se KEEP o disser, em vez de nada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>{} must be {}; {} was given.</source>
            <translation>{} tem de ser {}; foi dado {}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>true or false</source>
            <translation>true ou false</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a whole number</source>
            <translation>um número inteiro</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a number</source>
            <translation>um número</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a whole number from {} to {}</source>
            <translation>um número inteiro de {} a {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a number from {} to {}</source>
            <translation>um número de {} a {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a whole number of {} or more</source>
            <translation>um número inteiro igual ou superior a {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a number of {} or more</source>
            <translation>um número igual ou superior a {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a whole number of {} or less</source>
            <translation>um número inteiro igual ou inferior a {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a number of {} or less</source>
            <translation>um número igual ou inferior a {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>one of {}</source>
            <translation>um de {}</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/parameters.py" />
            <source>a file ending with {}, or empty</source>
            <translation>um ficheiro que termina em {}, ou vazio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/pretraining.py" />
            <source>What is learned</source>
            <translation>O que se aprende</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/pretraining.py" />
            <source>Another view: each place is shown twice, turned, cut and coloured differently, and must be found again among others. Autoencoder: a second network draws the place from its embedding alone, so that this must hold what the place looks like.</source>
            <translation>Outra vista: cada sítio é mostrado duas vezes, rodado, cortado e colorido de maneiras diferentes, e tem de ser reencontrado entre outros. Autocodificador: uma segunda rede desenha o sítio só a partir do seu embedding, de modo que este tem de conter o aspeto do sítio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/pretraining.py" />
            <source>To recognise a place in another view</source>
            <translation>Reconhecer um sítio noutra vista</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/pretraining.py" />
            <source>To draw a place again (autoencoder)</source>
            <translation>Voltar a desenhar um sítio (autocodificador)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/pretraining.py" />
            <source>How many chips of the image, or how many pictures of the folder, are learned from. They are drawn at random, all over the image.</source>
            <translation>Com quantos recortes da imagem, ou com quantas fotografias da pasta, se aprende. São sorteados ao acaso, por toda a imagem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>Radius</source>
            <translation>Raio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>How far around a pixel the image is looked at, in pixels. Take about as much as the edges of the map are off: more smooths away small patches.</source>
            <translation>Até que distância à volta de um píxel se olha para a imagem, em píxeis. Use aproximadamente o desvio dos limites do mapa: mais apaga manchas pequenas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>Smoothness</source>
            <translation>Suavidade</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>Which contrasts count as edges: those whose variance is above this, where the image as a whole has the variance 1. Lower values follow fainter edges, higher ones smooth across them.</source>
            <translation>Que contrastes contam como arestas: aqueles cuja variância é superior a isto, quando a imagem no seu todo tem variância 1. Valores mais baixos seguem arestas mais ténues, mais altos suavizam por cima delas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/refinement.py" />
            <source>How probabilities, confidence, entropy and margin are stored.</source>
            <translation>Como são guardadas probabilidades, confiança, entropia e margem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Share for the test</source>
            <translation>Proporção para o teste</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Share of each class's sampled area that is set aside for a test. Features of the test part take no part in a training; assess the map with them when all is decided.</source>
            <translation>Parte da área amostrada de cada classe que é posta de lado para um teste. Os elementos da parte de teste não participam no treino; avalie o mapa com eles quando tudo estiver decidido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Same seed, same samples: same split. That of a training by default, so that both draw alike.</source>
            <translation>A mesma semente, as mesmas amostras: a mesma divisão. Por omissão a de um treino, para que ambos sorteiem o mesmo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>What the samples hold</source>
            <translation>O que contêm as amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Classes are counted and told apart; of numbers the report shows the range, the histogram, those that lie far from all others, and the bands that go along with them.</source>
            <translation>As classes são contadas e distinguidas umas das outras; dos números o relatório mostra a gama, o histograma, os que estão longe de todos os outros, e as bandas que variam com eles.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Numbers (for a regression)</source>
            <translation>Números (para uma regressão)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Kind of chips</source>
            <translation>Tipo de recortes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>One class for each chip is what networks learn from that answer once for a chip: the class is that of the pixel in the middle, and the folder can be given to a training as FOLDER. Pairs are for networks that answer for each pixel, such as the U-Net: beside each image lies a raster of class values.</source>
            <translation>Uma classe por recorte é o que aprendem as redes que respondem uma vez por recorte: a classe é a do píxel do centro, e a pasta pode ser dada a um treino como FOLDER. Os pares são para redes que respondem para cada píxel, como a U-Net: ao lado de cada imagem fica um raster de valores de classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>One class for each chip, in folders of classes</source>
            <translation>Uma classe por recorte, em pastas de classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Image and label chips, one class for each pixel</source>
            <translation>Recortes de imagem e de etiquetas, uma classe por píxel</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>Format</source>
            <translation>Formato</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>PNG has no place on the ground, and room for one or three bands of bytes only.</source>
            <translation>O PNG não tem lugar no terreno, e só tem espaço para uma ou três bandas de bytes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>GeoTIFF (any bands, with its place on the ground)</source>
            <translation>GeoTIFF (quaisquer bandas, com o seu lugar no terreno)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sample_jobs.py" />
            <source>PNG (8-bit images of 1 or 3 bands)</source>
            <translation>PNG (imagens de 8 bits com 1 ou 3 bandas)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Chip size</source>
            <translation>Tamanho do recorte</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Width and height of the image chips cut around the samples, in pixels. Take chips that show enough surroundings to recognise a class.</source>
            <translation>Largura e altura dos recortes de imagem cortados à volta das amostras, em píxeis. Use recortes que mostrem vizinhança suficiente para reconhecer uma classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Chip size on the ground</source>
            <translation>Tamanho do recorte no terreno</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Width and height of the chips in units of the image's CRS, instead of in pixels. The log says how many pixels that is, made up to what the network takes, and the model keeps it. Empty: the size in pixels counts.</source>
            <translation>Largura e altura dos recortes em unidades do SRC da imagem, em vez de em píxeis. O registo diz quantos píxeis são, arredondados ao que a rede aceita, e o modelo guarda-o. Vazio: conta o tamanho em píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>map units</source>
            <translation>unidades do mapa</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Margin of surroundings</source>
            <translation>Margem de vizinhança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Chips are made wider by so much on each side, in units of the image's CRS, so that the network sees more of the surroundings: plots of 30 m with a margin of 20 m give chips of 70 m. Empty: none.</source>
            <translation>Os recortes são alargados este tanto de cada lado, em unidades do SRC da imagem, para que a rede veja mais da vizinhança: parcelas de 30 m com uma margem de 20 m dão recortes de 70 m. Vazio: nenhuma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Placement of chips</source>
            <translation>Colocação dos recortes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Cover all samples: every labelled pixel is an example of a network that answers once for a chip, and networks that answer for each pixel see large polygons in several chips. One example per feature suits plots and trees that each count once: one chip, with the feature in its middle, however large it is.</source>
            <translation>Cobrir todas as amostras: cada píxel etiquetado é um exemplo para uma rede que responde uma vez por recorte, e as redes que respondem para cada píxel veem polígonos grandes em vários recortes. Um exemplo por elemento serve para parcelas e árvores que contam uma vez cada: um recorte, com o elemento ao centro, por maior que seja.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Cover all samples</source>
            <translation>Cobrir todas as amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>One example per feature, centred on it</source>
            <translation>Um exemplo por elemento, centrado nele</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Validation split</source>
            <translation>Divisão para validação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>How features are set aside to validate the model when no split field is given. Spatial blocks keep neighbouring features together, so the validation says how the model does in places it has not seen.</source>
            <translation>Como os elementos são postos de parte para validar o modelo quando não é dado um campo de divisão. Blocos espaciais mantêm juntos os elementos vizinhos, por isso a validação diz como o modelo se comporta em sítios que não viu.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Spatial blocks (honest)</source>
            <translation>Blocos espaciais (honesto)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Random features (optimistic)</source>
            <translation>Elementos ao acaso (otimista)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Share for validation</source>
            <translation>Proporção para validação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Share of each class's sampled area that is set aside to validate the model. 0: all samples train and nothing is known of the accuracy, for a last training once settings are found; assess the map instead.</source>
            <translation>Parte da área amostrada de cada classe que é posta de lado para validar o modelo. 0: todas as amostras treinam e nada se sabe da exatidão, para um último treino quando as opções estão encontradas; em vez disso, avalie o mapa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Size of the spatial blocks</source>
            <translation>Tamanho dos blocos espaciais</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Edge length of the blocks of the spatial split, in units of the image's CRS. Empty: found from the samples.</source>
            <translation>Comprimento do lado dos blocos da divisão espacial, em unidades do SRC da imagem. Vazio: encontrado a partir das amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Width of points and lines</source>
            <translation>Largura de pontos e linhas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Points and lines are widened to this diameter, in units of the image's CRS. 0: the pixel under a point, the pixels under a line.</source>
            <translation>Pontos e linhas são alargados até este diâmetro, em unidades do SRC da imagem. 0: o píxel por baixo de um ponto, os píxeis por baixo de uma linha.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Include pixels on the edge</source>
            <translation>Incluir píxeis da borda</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Label every pixel that a polygon touches instead of those whose centre lies inside.</source>
            <translation>Etiquetar todos os píxeis em que um polígono toca, em vez daqueles cujo centro está dentro.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Maximum number of chips</source>
            <translation>Número máximo de recortes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>When the samples give more chips than this, chips are left out evenly, and the log says so.</source>
            <translation>Quando as amostras dão mais recortes do que isto, são omitidos recortes de forma regular, e o registo di-lo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Augment by flips</source>
            <translation>Aumento por espelhamento</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Mirror training chips at random.</source>
            <translation>Espelhar recortes de treino ao acaso.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Augment by quarter turns</source>
            <translation>Aumento por quartos de volta</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Turn training chips by 90, 180 or 270 degrees at random.</source>
            <translation>Rodar recortes de treino 90, 180 ou 270 graus ao acaso.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Augment brightness</source>
            <translation>Aumento por brilho</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/sampling_options.py" />
            <source>Training chips are made brighter or darker at random by up to this many standard deviations of a band.</source>
            <translation>Os recortes de treino ficam mais claros ou mais escuros ao acaso, até este número de desvios padrão de uma banda.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>There is no task called {0}.</source>
            <translation>Não há nenhuma tarefa chamada {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>{0} needs at least {1}; {2} given.</source>
            <translation>{0} precisa de pelo menos {1}; foram dados {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>{0} has no {1} called {2}.</source>
            <translation>{0} não tem {1} com o nome {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>It has: {0}, {1}.</source>
            <translation>Tem: {0}, {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Pixel classification</source>
            <translation>Classificação de píxeis</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Gives every pixel one class.</source>
            <translation>Dá uma classe a cada píxel.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Regression</source>
            <translation>Regressão</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Gives every pixel a number, such as a tree cover, a biomass or a yield.</source>
            <translation>Dá um número a cada píxel, como uma cobertura arbórea, uma biomassa ou uma produção.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Several classes at once</source>
            <translation>Várias classes ao mesmo tempo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Gives every picture each of the classes that it shows, be it one, several or none.</source>
            <translation>Dá a cada imagem cada uma das classes que mostra, seja uma, várias ou nenhuma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Object detection</source>
            <translation>Deteção de objetos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Finds objects and draws a box around each.</source>
            <translation>Encontra objetos e desenha uma caixa à volta de cada um.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/tasks.py" />
            <source>Gives every chip a place among others: those of one class lie close together.</source>
            <translation>Dá a cada recorte um lugar entre os outros: os de uma classe ficam próximos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>Number of places</source>
            <translation>Número de sítios</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>The most uncertain so many are found.</source>
            <translation>É encontrado este número de sítios, os mais incertos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>Size of a place</source>
            <translation>Tamanho de um sítio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>Uncertainty is averaged over a square of this width, so that single odd pixels and the thin lines between classes do not win. An even number counts as one more.</source>
            <translation>A média da incerteza é calculada num quadrado desta largura, para que não ganhem píxeis isolados invulgares nem as linhas finas entre classes. Um número par conta como mais um.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>Distance between places</source>
            <translation>Distância entre sítios</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>No two places lie nearer to each other than this, and none lies so near to a sample that is already there.</source>
            <translation>Não há dois sítios mais próximos um do outro do que isto, e nenhum fica tão perto de uma amostra que já existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>Uncertain</source>
            <translation>Incerto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>Which values mean that the model does not know. Rasters that were written by Alquimia say themselves.</source>
            <translation>Que valores significam que o modelo não sabe. Rasters escritos pelo Alquimia dizem-no eles próprios.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>As the band is called</source>
            <translation>Conforme o nome da banda</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>Where values are high (entropy, distance, disagreement)</source>
            <translation>Onde os valores são altos (entropia, distância, desacordo)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/uncertain_places.py" />
            <source>Where values are low (confidence, margin)</source>
            <translation>Onde os valores são baixos (confiança, margem)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/unfinished.py" />
            <source>Choose the folder of the outputs.</source>
            <translation>Escolha a pasta das saídas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/unfinished.py" />
            <source>{0} is not unfinished work of Alquimia.</source>
            <translation>{0} não é trabalho inacabado do Alquimia.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/unfinished.py" />
            <source>Remove it by hand if you do not need it.</source>
            <translation>Remova-o à mão se não precisar dele.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/unfinished.py" />
            <source>{0} is in use by a mapping that is still running.</source>
            <translation>{0} está a ser usado por um mapeamento que ainda decorre.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/unfinished.py" />
            <source>Cancel that mapping first.</source>
            <translation>Cancele primeiro esse mapeamento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/unfinished.py" />
            <source>The unfinished work {0} does not exist.</source>
            <translation>O trabalho inacabado {0} não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/unfinished.py" />
            <source>It may have been removed before.</source>
            <translation>Pode ter sido removido antes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/unfinished.py" />
            <source>{0} cannot be removed ({1}).</source>
            <translation>{0} não pode ser removido ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/protocol/unfinished.py" />
            <source>Close the programs that use it and try again.</source>
            <translation>Feche os programas que o usam e tente de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/pretrained.py" />
            <source>{0} does not hold the weights of {1} ({2}).</source>
            <translation>{0} não contém os pesos de {1} ({2}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/pretrained.py" />
            <source>Give a file of keras.applications for this network, for red, green and blue.</source>
            <translation>Dê um ficheiro de keras.applications para esta rede, para vermelho, verde e azul.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/pretrained.py" />
            <source>The file of pretrained weights {0} does not exist.</source>
            <translation>O ficheiro de pesos pré-treinados {0} não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/pretrained.py" />
            <source>Check the path.</source>
            <translation>Verifique o caminho.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/pretrained.py" />
            <source>{0} is not used: it {1}.</source>
            <translation>{0} não é usado: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/pretrained.py" />
            <source>Give a file of weights that Keras has written.</source>
            <translation>Dê um ficheiro de pesos que o Keras tenha escrito.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/pretrained.py" />
            <source>The ImageNet weights of {0} cannot be had ({1}).</source>
            <translation>Não se conseguem obter os pesos ImageNet de {0} ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/pretrained.py" />
            <source>Without internet, put the file {0} into the folder {1}, or give it as WEIGHTS_FILE and choose the pretrained weights of a local file. A damaged file there must be removed.</source>
            <translation>Sem internet, ponha o ficheiro {0} na pasta {1}, ou indique-o em WEIGHTS_FILE e escolha os pesos pré-treinados de um ficheiro local. Um ficheiro danificado que lá esteja tem de ser removido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/pretrained.py" />
            <source>{0} cannot be read as a file of weights ({1}).</source>
            <translation>{0} não pode ser lido como ficheiro de pesos ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/steps.py" />
            <source>The layers of the network do not fit each other ({0}).</source>
            <translation>As camadas da rede não encaixam umas nas outras ({0}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/steps.py" />
            <source>The network gives results of unknown size for an input of {0}.</source>
            <translation>A rede dá resultados de tamanho desconhecido para uma entrada de {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/steps.py" />
            <source>The network keeps more than {0} values for each pixel of its input.</source>
            <translation>A rede guarda mais de {0} valores por cada píxel da sua entrada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/blocks/steps.py" />
            <source>No network of use is so large; the file is damaged, or was made to do harm.</source>
            <translation>Nenhuma rede útil é tão grande; o ficheiro está danificado, ou foi feito para causar dano.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/catalogue.py" />
            <source>There is no model family called {0}.</source>
            <translation>Não há nenhuma família de modelos chamada {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Set by each family.</source>
            <translation>Definido por cada família.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Blocks</source>
            <translation>Blocos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>First filters</source>
            <translation>Filtros iniciais</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Number of patterns learned by the first block; each further block has so many more.</source>
            <translation>Número de padrões que o primeiro bloco aprende; cada bloco seguinte tem mais esse número.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Dense units</source>
            <translation>Unidades densas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Number of combinations of patterns that the network learns before it decides.</source>
            <translation>Número de combinações de padrões que a rede aprende antes de decidir.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Dropout</source>
            <translation>Dropout</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Share of features left out at random in training, against learning by heart.</source>
            <translation>Proporção de características omitidas ao acaso no treino, contra o decorar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Normalisation</source>
            <translation>Normalização</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Keeps the features in range, so that deep networks learn more easily.</source>
            <translation>Mantém as características numa gama, para que redes profundas aprendam mais facilmente.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Batch</source>
            <translation>Por lote</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Padding</source>
            <translation>Preenchimento</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Without padding a map is computed for whole images at once, about a hundred times faster than patch by patch, and exactly as in the training; the patch must be large enough for the network. With zeros around all features, as the published network has it, any patch will do, but each pixel of a map is computed by itself.</source>
            <translation>Sem preenchimento um mapa é calculado para imagens inteiras de uma vez, cerca de cem vezes mais depressa do que fragmento a fragmento, e exatamente como no treino; o fragmento tem de ser grande o bastante para a rede. Com zeros à volta de todas as características, como na rede publicada, serve qualquer fragmento, mas cada píxel de um mapa é calculado por si.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>None (whole images at once)</source>
            <translation>Nenhum (imagens inteiras de uma vez)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Zeros (patch by patch)</source>
            <translation>Zeros (fragmento a fragmento)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Activation</source>
            <translation>Ativação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>The non-linear function after each convolution.</source>
            <translation>A função não linear depois de cada convolução.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>ReLU</source>
            <translation>ReLU</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>Leaky ReLU</source>
            <translation>Leaky ReLU</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>ELU</source>
            <translation>ELU</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>SiLU</source>
            <translation>SiLU</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/convolution_stack.py" />
            <source>GELU</source>
            <translation>GELU</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/detection_family.py" />
            <source>The overlap of the background ({0}) must not be larger than that of an object ({1}).</source>
            <translation>A sobreposição do fundo ({0}) não pode ser maior do que a de um objeto ({1}).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>Deep convolutional network</source>
            <translation>Rede convolucional profunda</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>Tells the class of large patches, or a number, by patterns made up of patterns. For photographs and scenes. Six convolutions with poolings between them, each with a normalisation. It wants large patches, from 190 pixels on unless fewer blocks or padding are chosen, and more samples than the small convolutional network.</source>
            <translation>Diz a classe de fragmentos grandes, ou um número, por padrões feitos de padrões. Para fotografias e cenas. Seis convoluções com agregações entre elas, cada uma com uma normalização. Quer fragmentos grandes, a partir de 190 píxeis, a não ser que se escolham menos blocos ou preenchimento, e mais amostras do que a rede convolucional pequena.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>land cover</source>
            <translation>ocupação do solo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>scene classification</source>
            <translation>classificação de cenas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>convolutional network</source>
            <translation>rede convolucional</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>Width and height of the patch that decides on its middle pixel. Six blocks need at least 190 pixels without padding and 64 with it, five need 94 and 32.</source>
            <translation>Largura e altura do fragmento que decide sobre o seu píxel central. Seis blocos precisam de pelo menos 190 píxeis sem preenchimento e de 64 com ele, cinco de 94 e 32.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/deep_cnn.py" />
            <source>Convolutions one after another, each of half the size. Small patches allow few.</source>
            <translation>Convoluções umas a seguir às outras, cada uma com metade do tamanho. Fragmentos pequenos permitem poucas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Fully connected network</source>
            <translation>Rede totalmente ligada</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Tells the class of a pixel, or a number, from all values of a small patch, each with a weight of its own. The baseline that networks with convolutions should beat: it learns no patterns that may lie anywhere. With a chip size of 1 it looks at the bands of single pixels, as a random forest does. The first layer grows with the patch.</source>
            <translation>Diz a classe de um píxel, ou um número, a partir de todos os valores de um fragmento pequeno, cada um com o seu próprio peso. A linha de base que as redes com convoluções devem superar: não aprende padrões que possam estar em qualquer lugar. Com um tamanho de recorte de 1 olha para as bandas de píxeis isolados, como faz uma floresta aleatória. A primeira camada cresce com o fragmento.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Width and height of the patch that decides on its middle pixel. Twice the chip size makes the network four times as large.</source>
            <translation>Largura e altura do fragmento que decide sobre o seu píxel central. O dobro do tamanho torna a rede quatro vezes maior.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Layers</source>
            <translation>Camadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Fully connected layers before the decision.</source>
            <translation>Camadas totalmente ligadas antes da decisão.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Units</source>
            <translation>Unidades</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Combinations of values that each layer learns.</source>
            <translation>Combinações de valores que cada camada aprende.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>Keeps the features in range.</source>
            <translation>Mantém as características numa gama.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/dense.py" />
            <source>The non-linear function after each layer.</source>
            <translation>A função não linear depois de cada camada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Learns to tell what is alike, and decides by the samples that resemble a place most. For few samples. Each patch becomes a short list of numbers, its embedding; those of one class come to lie close together. The model remembers the embeddings of its samples, and the nearest of them vote on the class. So classes can be added from a few samples without training (alquimia:addclasses), what resembles no sample can be told, and places that look like a chosen one can be found (alquimia:similarity).</source>
            <translation>Aprende a dizer o que é parecido, e decide pelas amostras que mais se parecem com um sítio. Para poucas amostras. Cada fragmento torna-se uma curta lista de números, o seu embedding; os de uma classe ficam próximos. O modelo guarda os embeddings das suas amostras, e as mais próximas votam na classe. Assim podem acrescentar-se classes a partir de poucas amostras sem treino (alquimia:addclasses), assinalar-se o que não se parece com nenhuma amostra, e encontrar-se sítios parecidos com um escolhido (alquimia:similarity).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>few samples</source>
            <translation>poucas amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>similarity</source>
            <translation>semelhança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>metric learning</source>
            <translation>aprendizagem de métricas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>nearest neighbours</source>
            <translation>vizinhos mais próximos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>knn</source>
            <translation>knn</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>anomaly</source>
            <translation>anomalia</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>scene</source>
            <translation>cena</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Width and height of the patch that decides on its middle pixel; the small encoder needs at least 15 pixels, the large one 63.</source>
            <translation>Largura e altura do fragmento que decide sobre o seu píxel central; o codificador pequeno precisa de pelo menos 15 píxeis, o grande de 63.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Encoder</source>
            <translation>Codificador</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>The network that makes an embedding of a patch. The large one sees more of the surroundings at once.</source>
            <translation>A rede que faz de um fragmento um embedding. A grande vê mais vizinhança de uma vez.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Small (3 convolutions)</source>
            <translation>Pequeno (3 convoluções)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Large (5 convolutions)</source>
            <translation>Grande (5 convoluções)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Embedding size</source>
            <translation>Tamanho do embedding</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>How many numbers describe a patch; more for many classes.</source>
            <translation>Quantos números descrevem um fragmento; mais para muitas classes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Keeps the features in range, so that the network learns faster.</source>
            <translation>Mantém as características numa gama, para que a rede aprenda mais depressa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Temperature</source>
            <translation>Temperatura</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>How sharply pairs of one class are told from the others in training: low values care most for the hardest ones.</source>
            <translation>Com que nitidez os pares de uma classe se distinguem dos outros no treino: valores baixos preocupam-se mais com os mais difíceis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Neighbours</source>
            <translation>Vizinhos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>How many of the samples that are most alike vote on a class. Can be changed whenever the model is used.</source>
            <translation>Quantas das amostras mais parecidas votam na classe. Pode ser mudado sempre que o modelo é usado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Weights of neighbours</source>
            <translation>Pesos dos vizinhos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>What each neighbour's vote counts. Can be changed whenever the model is used.</source>
            <translation>Quanto conta o voto de cada vizinho. Pode ser mudado sempre que o modelo é usado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Rejection distance</source>
            <translation>Distância de rejeição</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>What lies farther than this from all samples gets a class of its own, unlike anything seen. The distance is that of the cosine: 0 the same, 1 nothing in common, 2 the opposite. Empty: nothing is rejected. The log of the training says how far apart samples are; can be changed whenever the model is used.</source>
            <translation>O que estiver mais longe do que isto de todas as amostras recebe uma classe própria, a do que não se parece com nada já visto. A distância é a do cosseno: 0 igual, 1 nada em comum, 2 o oposto. Vazio: nada é rejeitado. O registo do treino diz a que distância estão as amostras umas das outras; pode ser mudado sempre que o modelo é usado.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Most samples that are remembered</source>
            <translation>Máximo de amostras guardadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Of more training chips than this, so many are remembered, evenly of each class.</source>
            <translation>Havendo mais recortes de treino do que isto, guardam-se tantos, por igual de cada classe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Places without samples</source>
            <translation>Sítios sem amostras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Few samples go further where the network sees other places beside them, whose class nobody knows: so many are drawn all over the image, and each must be found again in another view of it. 0: none.</source>
            <translation>Poucas amostras rendem mais quando a rede vê também outros sítios, cuja classe ninguém conhece: é sorteado este número deles por toda a imagem, e cada um tem de ser reencontrado noutra vista dele. 0: nenhum.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>List of pictures without classes</source>
            <translation>Lista de fotografias sem classes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>The same where the samples are pictures (FOLDER or LIST): a CSV file with the column file that names other pictures. Their classes need not be known; those marked as test in a column split take no part.</source>
            <translation>O mesmo quando as amostras são fotografias (FOLDER ou LIST): um ficheiro CSV com a coluna file que indica outras fotografias. Não é preciso conhecer as suas classes; as marcadas como test numa coluna split não participam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Smallest view</source>
            <translation>Vista mais pequena</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Where views of places without samples are compared: which part of a chip's width a view shows at least.</source>
            <translation>Quando se comparam vistas de sítios sem amostras: que parte da largura de um recorte mostra uma vista, no mínimo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Brightness of views</source>
            <translation>Brilho das vistas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Views are made brighter or darker by up to this many standard deviations of a band. High values teach the network that brightness says nothing about a place.</source>
            <translation>As vistas ficam mais claras ou mais escuras até este número de desvios padrão de uma banda. Valores altos ensinam à rede que o brilho nada diz de um sítio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Contrast of views</source>
            <translation>Contraste das vistas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>The contrast of views is made stronger or weaker by up to this share.</source>
            <translation>O contraste das vistas é aumentado ou diminuído até esta proporção.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Colours of views</source>
            <translation>Cores das vistas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/embedding.py" />
            <source>Each band of a view is made brighter or darker by itself, by up to this many standard deviations. High values teach the network that colours say nothing about a place.</source>
            <translation>Cada banda de uma vista fica, por si só, mais clara ou mais escura até este número de desvios padrão. Valores altos ensinam à rede que as cores nada dizem de um sítio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Gradient boosting</source>
            <translation>Reforço por gradiente</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Tells each pixel's class, or a number, by trees of which each mends what those before it got wrong. Often somewhat better than a random forest where samples are many, and more easily misled where they are few or wrong. It sees the bands of a pixel and, with a neighbourhood, how they vary around it. Trained without a GPU.</source>
            <translation>Diz a classe de cada píxel, ou um número, por árvores em que cada uma emenda o que as anteriores erraram. Muitas vezes um pouco melhor do que uma floresta aleatória onde há muitas amostras, e mais fácil de enganar onde são poucas ou erradas. Vê as bandas de um píxel e, com uma vizinhança, como variam à volta dele. Treina-se sem GPU.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>gradient boosting</source>
            <translation>reforço por gradiente</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>decision trees</source>
            <translation>árvores de decisão</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>baseline</source>
            <translation>linha de base</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>machine learning</source>
            <translation>aprendizagem automática</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Boosting rounds</source>
            <translation>Rondas de reforço</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>How often trees are added, one for each class (one in all for two classes or numbers). Many rounds with much shrinkage learn most; too many learn the samples by heart.</source>
            <translation>Quantas vezes se acrescentam árvores, uma por classe (uma ao todo para duas classes ou números). Muitas rondas com muita contração aprendem mais; demasiadas decoram as amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Shrinkage</source>
            <translation>Contração</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>By how much of its correction each tree changes the answer. Smaller: more rounds.</source>
            <translation>Em quanto da sua correção cada árvore muda a resposta. Menor: mais rondas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Largest number of leaves</source>
            <translation>Número máximo de folhas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Most leaves of a tree.</source>
            <translation>Máximo de folhas de uma árvore.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Fewest training examples at the end of a branch. Fewer for few samples.</source>
            <translation>Mínimo de exemplos de treino no fim de um ramo. Menos para poucas amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Regularisation</source>
            <translation>Regularização</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/gradient_boosting.py" />
            <source>Pulls the answers of small leaves towards zero (L2).</source>
            <translation>Puxa para zero as respostas de folhas pequenas (L2).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/imported.py" />
            <source>An imported network is of single pixels or not, answers once or not, and so on.</source>
            <translation>Uma rede importada é de píxeis isolados ou não, responde uma vez ou não, e assim por diante.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/imported.py" />
            <source>An imported network is recorded by {0}: {1} is not.</source>
            <translation>Uma rede importada é registada por {0}: {1} não é.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/imported.py" />
            <source>This network looks at chips of {0} pixels; {1} was given.</source>
            <translation>Esta rede olha para recortes de {0} píxeis; foi dado {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/imported.py" />
            <source>This network looks at chips of more than {0} pixels whose width is a multiple of {1}; {2} was given.</source>
            <translation>Esta rede olha para recortes de mais de {0} píxeis cuja largura é um múltiplo de {1}; foi dado {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/imported.py" />
            <source>The imported network takes chips of {0} pixels, not {1}.</source>
            <translation>A rede importada aceita recortes de {0} píxeis, não de {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/imported.py" />
            <source>The imported network gives answers of the shape {0}, which do not fit {1} classes or numbers.</source>
            <translation>A rede importada dá respostas da forma {0}, que não servem para {1} classes ou números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/imported.py" />
            <source>The {0} of an imported network must lie from {1} to {2}.</source>
            <translation>{0} de uma rede importada tem de ir de {1} a {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>LSTM</source>
            <translation>LSTM</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Tells each pixel's class by reading its dates one after another. For seasons in which the order of events counts. The network keeps a memory while it goes from date to date, and decides at the end what it saw; a second layer reads the series both forwards and backwards. It does not look at neighbouring pixels. Training and mapping take longer than with the networks of convolutions, the more so the more dates there are.</source>
            <translation>Diz a classe de cada píxel lendo as suas datas umas a seguir às outras. Para estações em que conta a ordem dos acontecimentos. A rede guarda uma memória enquanto vai de data em data, e decide no fim o que viu; uma segunda camada lê a série para a frente e para trás. Não olha para píxeis vizinhos. Treino e mapeamento demoram mais do que com as redes de convoluções, tanto mais quantas mais datas houver.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>crops</source>
            <translation>culturas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>phenology</source>
            <translation>fenologia</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>time series</source>
            <translation>série temporal</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>recurrent network</source>
            <translation>rede recorrente</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Memory of the first layer</source>
            <translation>Memória da primeira camada</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Number of values that the first layer remembers.</source>
            <translation>Número de valores de que a primeira camada se lembra.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Memory of the second layer</source>
            <translation>Memória da segunda camada</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Number of values that the second layer remembers, in each direction.</source>
            <translation>Número de valores de que a segunda camada se lembra, em cada sentido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Number of combinations of memories that the network learns before it decides.</source>
            <translation>Número de combinações de memórias que a rede aprende antes de decidir.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Recurrent dropout</source>
            <translation>Dropout recorrente</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Share of the memory left out at random from date to date in training. Empty: as much as the dropout. With 0, training on a GPU is many times faster.</source>
            <translation>Proporção da memória omitida ao acaso de data para data no treino. Vazio: tanto como o dropout. Com 0, o treino numa GPU é muitas vezes mais rápido.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>Pool size</source>
            <translation>Tamanho da agregação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>How many consecutive dates the first layer hands on as one, which makes the second layer faster.</source>
            <translation>Quantas datas seguidas a primeira camada transmite como uma só, o que torna a segunda camada mais rápida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>dates</source>
            <translation>datas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/lstm.py" />
            <source>The non-linear function after the last hidden layer.</source>
            <translation>A função não linear depois da última camada oculta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/mobilenet_v2.py" />
            <source>MobileNetV2</source>
            <translation>MobileNetV2</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/mobilenet_v2.py" />
            <source>Tells the class of a patch, or a number, by a network that was made for phones: deep, but light to compute. The first choice where pretrained weights help: photographs, drone images, scenes in red, green and blue. They also take other bands. With few samples, freeze all layers; with some hundred for each class, train the head alone for some epochs and then the other layers. Maps are computed patch by patch, because the network pads its features.</source>
            <translation>Diz a classe de um fragmento, ou um número, por uma rede feita para telemóveis: profunda, mas leve de calcular. A primeira escolha onde pesos pré-treinados ajudam: fotografias, imagens de drone, cenas em vermelho, verde e azul. Aceita também outras bandas. Com poucas amostras, congele todas as camadas; com algumas centenas por classe, treine só a cabeça durante algumas épocas e depois as outras camadas. Os mapas são calculados fragmento a fragmento, porque a rede preenche as bordas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Pixel time series</source>
            <translation>Série temporal de píxeis</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Tells each pixel's class from its course through the year. The safe first choice for crops and forests. The network reads the values of one pixel at all dates and does not look at its neighbours. One branch learns patterns of a few dates, such as a sudden harvest; the other learns long ones, such as a slow greening. It learns from few samples, points included, because every pixel of a polygon is an example.</source>
            <translation>Diz a classe de cada píxel pela sua evolução ao longo do ano. A primeira escolha segura para culturas e florestas. A rede lê os valores de um píxel em todas as datas e não olha para os vizinhos. Um ramo aprende padrões de poucas datas, como uma colheita súbita; o outro aprende padrões longos, como um lento verdejar. Aprende com poucas amostras, pontos incluídos, porque cada píxel de um polígono é um exemplo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Filters</source>
            <translation>Filtros</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Number of patterns that each convolution learns. Fewer are faster and learn less.</source>
            <translation>Número de padrões que cada convolução aprende. Menos são mais rápidos e aprendem menos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Short patterns</source>
            <translation>Padrões curtos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>How many consecutive dates a pattern of the first branch spans.</source>
            <translation>Quantas datas seguidas abrange um padrão do primeiro ramo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>Long patterns</source>
            <translation>Padrões longos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/pixel_timeseries.py" />
            <source>How many consecutive dates a pattern of the second branch spans. Empty: half as many as there are dates or bands, whichever are fewer. Set it where the images have few bands and changes are slow.</source>
            <translation>Quantas datas seguidas abrange um padrão do segundo ramo. Vazio: metade do número de datas ou de bandas, o que for menor. Defina-o onde as imagens têm poucas bandas e as mudanças são lentas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Random forest</source>
            <translation>Floresta aleatória</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Tells each pixel's class, or a number, by the vote of many decision trees. The baseline to compare networks with. Each tree learns from other examples and chooses among other values. A forest is trained in seconds, needs no GPU and hardly any settings, learns from few samples, and says which bands it relies on. It sees the bands of a pixel and, with a neighbourhood, how they vary around it, but no shapes. A network that is not better than the forest was not worth its training.</source>
            <translation>Diz a classe de cada píxel, ou um número, pelo voto de muitas árvores de decisão. A linha de base com que comparar redes. Cada árvore aprende com outros exemplos e escolhe entre outros valores. Uma floresta treina-se em segundos, não precisa de GPU nem quase de opções, aprende com poucas amostras e diz em que bandas se apoia. Vê as bandas de um píxel e, com uma vizinhança, como variam à volta dele, mas não vê formas. Uma rede que não é melhor do que a floresta não mereceu o seu treino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>random forest</source>
            <translation>floresta aleatória</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Neighbourhood</source>
            <translation>Vizinhança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Width and height of the window around each pixel. 1: only the pixel's own bands. From 3 on also the mean and the standard deviation of each band in the window, which tell smooth from rough surfaces.</source>
            <translation>Largura e altura da janela à volta de cada píxel. 1: só as bandas do próprio píxel. A partir de 3 também a média e o desvio padrão de cada banda na janela, que distinguem superfícies lisas de rugosas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Sizes of windows</source>
            <translation>Tamanhos das janelas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Statistics of so many windows: of the whole neighbourhood, of one half as wide, a quarter as wide ….</source>
            <translation>Estatísticas deste número de janelas: de toda a vizinhança, de uma com metade da largura, um quarto da largura ….</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Edges in the neighbourhood</source>
            <translation>Arestas na vizinhança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>The mean difference between pixels side by side and one above the other, of each band over the whole neighbourhood: how rough it is, and in which direction.</source>
            <translation>A diferença média entre píxeis lado a lado e um por cima do outro, de cada banda em toda a vizinhança: quão rugosa é, e em que direção.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Values of the histogram</source>
            <translation>Valores do histograma</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>The share of the neighbourhood's pixels below each of so many values, from low to high, of each band. 0: none. With edges, also the share of differences below so many. Helps to recognise pictures.</source>
            <translation>A proporção dos píxeis da vizinhança abaixo de cada um deste número de valores, de baixo para alto, de cada banda. 0: nenhum. Com arestas, também a proporção de diferenças abaixo de tantos. Ajuda a reconhecer fotografias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>Maximum number of examples</source>
            <translation>Número máximo de exemplos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest.py" />
            <source>When the samples have more pixels than this, pixels are left out evenly, and the log says so.</source>
            <translation>Quando as amostras têm mais píxeis do que isto, são omitidos píxeis de forma regular, e o registo di-lo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest_series.py" />
            <source>Random forest of time series</source>
            <translation>Floresta aleatória de séries temporais</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/random_forest_series.py" />
            <source>Tells each pixel's class, or a number, from its values at all dates, by the vote of many decision trees. The baseline to compare networks of time series with, and often hard to beat where samples are few. Each band of each date is a value of its own: the trees know nothing of the order of the dates, and look for no patterns that may come earlier or later. Trained in seconds, without a GPU.</source>
            <translation>Diz a classe de cada píxel, ou um número, pelos seus valores em todas as datas, pelo voto de muitas árvores de decisão. A linha de base com que comparar redes de séries temporais, e muitas vezes difícil de superar onde há poucas amostras. Cada banda de cada data é um valor por si: as árvores nada sabem da ordem das datas, e não procuram padrões que possam vir mais cedo ou mais tarde. Treina-se em segundos, sem GPU.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>ResNet of patches</source>
            <translation>ResNet de fragmentos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Tells the class of a pixel, or a number, from the patch around it, however finely it is textured. The safe first choice where one label belongs to a patch: points, plots, or tiles of a scene. A map gives every pixel the class of the patch around it, for whole images at once. Give the patch the size that a person would need to tell the classes apart; add stages for large patches.</source>
            <translation>Diz a classe de um píxel, ou um número, pelo fragmento à sua volta, por mais fina que seja a sua textura. A primeira escolha segura onde uma etiqueta pertence a um fragmento: pontos, parcelas ou mosaicos de uma cena. Um mapa dá a cada píxel a classe do fragmento à sua volta, para imagens inteiras de uma vez. Dê ao fragmento o tamanho de que uma pessoa precisaria para distinguir as classes; acrescente estágios para fragmentos grandes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>residual network</source>
            <translation>rede residual</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Width and height of the patch that decides on its middle pixel. Three stages need at least 23 pixels, four at least 39, and each further block adds to it.</source>
            <translation>Largura e altura do fragmento que decide sobre o seu píxel central. Três estágios precisam de pelo menos 23 píxeis, quatro de pelo menos 39, e cada bloco adicional aumenta esse mínimo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Number of patterns learned by the first stage; doubled in each further stage.</source>
            <translation>Número de padrões que o primeiro estágio aprende; o dobro em cada estágio seguinte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Blocks of the first stage</source>
            <translation>Blocos do primeiro estágio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Residual blocks after the patch was halved once.</source>
            <translation>Blocos residuais depois de o fragmento ser reduzido a metade uma vez.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Blocks of the second stage</source>
            <translation>Blocos do segundo estágio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Residual blocks after it was halved twice; 0 leaves the stage out, as in all further ones.</source>
            <translation>Blocos residuais depois de ser reduzido a metade duas vezes; 0 omite o estágio, tal como nos seguintes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Blocks of the third stage</source>
            <translation>Blocos do terceiro estágio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Residual blocks after it was halved three times.</source>
            <translation>Blocos residuais depois de ser reduzido a metade três vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Blocks of the fourth stage</source>
            <translation>Blocos do quarto estágio</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Residual blocks after it was halved four times.</source>
            <translation>Blocos residuais depois de ser reduzido a metade quatro vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Stem filters</source>
            <translation>Filtros de entrada</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>Number of patterns learned by the convolution before the stages, which turns the bands into so many.</source>
            <translation>Número de padrões que aprende a convolução antes dos estágios, que transforma as bandas nesse número.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>How many times wider and higher the patch is made before the network looks at it, for tiny patches. Maps are then computed patch by patch. 1 leaves the patch as it is.</source>
            <translation>Quantas vezes o fragmento é alargado e aumentado em altura antes de a rede olhar para ele, para fragmentos minúsculos. Os mapas são então calculados fragmento a fragmento. 1 deixa o fragmento como está.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet.py" />
            <source>The non-linear function before each convolution.</source>
            <translation>A função não linear antes de cada convolução.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Chip size must be an odd number, so that a pixel lies in the centre; {0} was given.</source>
            <translation>O tamanho do recorte tem de ser um número ímpar, para que haja um píxel no centro; foi dado {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Use {0} or {1}.</source>
            <translation>Use {0} ou {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>ResNet of pixels with surroundings</source>
            <translation>ResNet de píxeis com vizinhança</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Tells each pixel's class from its own course through the year and that of its close surroundings. The network sees a small chip of all dates and decides on the class of the pixel in its centre only; each pixel of a map is such a chip. Between the networks of single pixels and the U-Net of image series: it uses texture and neighbours, and learns from samples as small as points. Mapping is slow, because each pixel is computed by itself.</source>
            <translation>Diz a classe de cada píxel pela sua própria evolução ao longo do ano e pela da vizinhança próxima. A rede vê um pequeno recorte de todas as datas e decide apenas sobre a classe do píxel no centro; cada píxel de um mapa é um recorte desses. Entre as redes de píxeis isolados e a U-Net de séries de imagens: usa textura e vizinhos, e aprende com amostras tão pequenas como pontos. O mapeamento é lento, porque cada píxel é calculado por si.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Width and height of the surroundings that decide on the pixel in their centre; an odd number. Twice the chip size takes four times as long.</source>
            <translation>Largura e altura da vizinhança que decide sobre o píxel no seu centro; um número ímpar. O dobro do tamanho demora quatro vezes mais.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>How many times wider and higher the chip is made before the network looks at it. Enlarging lets it keep more of the detail of tiny chips, and takes longer. 1 leaves the chip as it is.</source>
            <translation>Quantas vezes o recorte é alargado e aumentado em altura antes de a rede olhar para ele. A ampliação conserva mais pormenor de recortes minúsculos, e demora mais. 1 deixa o recorte como está.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Number of patterns learned by the convolution before the stages, which reduces the images to so many bands.</source>
            <translation>Número de padrões que aprende a convolução antes dos estágios, que reduz as imagens a esse número de bandas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Residual blocks at full resolution.</source>
            <translation>Blocos residuais na resolução plena.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Residual blocks after the chip and its dates were halved.</source>
            <translation>Blocos residuais depois de o recorte e as suas datas serem reduzidos a metade.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Residual blocks after the chip and its dates were halved twice.</source>
            <translation>Blocos residuais depois de o recorte e as suas datas serem reduzidos a metade duas vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet3d.py" />
            <source>Residual blocks after the chip and its dates were halved three times.</source>
            <translation>Blocos residuais depois de o recorte e as suas datas serem reduzidos a metade três vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet50.py" />
            <source>ResNet-50</source>
            <translation>ResNet-50</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/resnet50.py" />
            <source>Tells the class of a patch, or a number, by a large and well-known network of fifty layers. For many samples, or with pretrained weights, of which all but the batch normalisation may stay as they are: that adapts the network to other sensors by few numbers. Ten times as large as MobileNetV2 and slow without a GPU. Maps are computed patch by patch, because the network pads its features.</source>
            <translation>Diz a classe de um fragmento, ou um número, por uma rede grande e bem conhecida de cinquenta camadas. Para muitas amostras, ou com pesos pré-treinados, dos quais todos menos a normalização por lote podem ficar como estão: isso adapta a rede a outros sensores por poucos números. Dez vezes maior do que a MobileNetV2 e lenta sem GPU. Os mapas são calculados fragmento a fragmento, porque a rede preenche as bordas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>There are no pretrained weights for the backbone {0}.</source>
            <translation>Não há pesos pré-treinados para a rede de base {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Choose the backbone {0}, or PRETRAINED none.</source>
            <translation>Escolha a rede de base {0}, ou PRETRAINED none.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>RetinaNet</source>
            <translation>RetinaNet</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Finds objects, such as cars, palms, tree crowns or boats, and draws a box with class and score around each. Digitise boxes or polygons around all objects of some areas, or place points with a size, and give these areas, so that objects elsewhere are not taken for background. Some hundred objects teach a network from scratch; pretrained weights need fewer. The network looks at the image at several scales at once, each for objects of its size: the sizes are proposed from the samples. Small residual networks and narrow pyramids suit computers without a GPU.</source>
            <translation>Encontra objetos, como carros, palmeiras, copas de árvores ou barcos, e desenha à volta de cada um uma caixa com classe e pontuação. Digitalize caixas ou polígonos à volta de todos os objetos de algumas áreas, ou ponha pontos com um tamanho, e indique essas áreas, para que objetos noutros sítios não sejam tomados por fundo. Algumas centenas de objetos ensinam uma rede do zero; com pesos pré-treinados bastam menos. A rede olha para a imagem em várias escalas ao mesmo tempo, cada uma para objetos do seu tamanho: os tamanhos são propostos a partir das amostras. Redes residuais pequenas e pirâmides estreitas servem para computadores sem GPU.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>object detection</source>
            <translation>deteção de objetos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>bounding boxes</source>
            <translation>caixas envolventes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>counting</source>
            <translation>contagem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>cars</source>
            <translation>carros</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>trees</source>
            <translation>árvores</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>palms</source>
            <translation>palmeiras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Width and height of the training chips, a multiple of 32. They should show the largest objects that matter whole, with something around them: what no chip shows whole is learned in parts, and found in parts. Empty: proposed from the sizes of the samples, from 128 to 512 pixels, and said in the log. Larger chips take longer. Finding objects is not bound to this size.</source>
            <translation>Largura e altura dos recortes de treino, um múltiplo de 32. Devem mostrar inteiros os maiores objetos que interessam, com alguma coisa à volta: o que nenhum recorte mostra inteiro é aprendido em partes, e encontrado em partes. Vazio: proposto a partir dos tamanhos das amostras, de 128 a 512 píxeis, e dito no registo. Recortes maiores demoram mais. Para encontrar objetos não se fica preso a este tamanho.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Finest level</source>
            <translation>Nível mais fino</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>The finest level of features that looks for objects has cells of 2 to the power of this many pixels. Take 2 for objects under 16 pixels; it takes four times the computing. Take 4 where all are over 60 pixels.</source>
            <translation>O nível mais fino de características que procura objetos tem células de 2 elevado a este número de píxeis. Use 2 para objetos com menos de 16 píxeis; exige quatro vezes mais cálculo. Use 4 onde todos têm mais de 60 píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Size of the smallest anchors</source>
            <translation>Tamanho das âncoras mais pequenas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Side of the smallest boxes that objects are compared with; those of each coarser level are twice as large. Empty: proposed from the sizes of the samples, and said in the log.</source>
            <translation>Lado das caixas mais pequenas com que os objetos são comparados; as de cada nível mais grosseiro têm o dobro do tamanho. Vazio: proposto a partir dos tamanhos das amostras, e dito no registo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Elongation of the anchors</source>
            <translation>Alongamento das âncoras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Anchors are squares, and boxes so many times as high as wide and as wide as high. Empty: proposed from the shapes of the samples.</source>
            <translation>As âncoras são quadrados, e caixas tantas vezes mais altas do que largas e mais largas do que altas. Vazio: proposto a partir das formas das amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Growth of the anchors by level</source>
            <translation>Crescimento das âncoras por nível</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>How much larger the anchors of each coarser level are. Empty: 2, or as much more as the largest samples need.</source>
            <translation>Quantas vezes maiores são as âncoras de cada nível mais grosseiro. Vazio: 2, ou tanto mais quanto for preciso para as maiores amostras.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Sizes of anchors per level</source>
            <translation>Tamanhos de âncoras por nível</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Number of sizes between one level's anchors and the larger ones of the next.</source>
            <translation>Número de tamanhos entre as âncoras de um nível e as maiores do seguinte.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Overlap of an object</source>
            <translation>Sobreposição de um objeto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>An anchor is to find an object when the two overlap by this much (intersection over union).</source>
            <translation>Uma âncora deve encontrar um objeto quando os dois se sobrepõem pelo menos isto (interseção sobre união).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Overlap of the background</source>
            <translation>Sobreposição do fundo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>An anchor is to see nothing when it overlaps every object by less than this. Those in between do not count.</source>
            <translation>Uma âncora não deve ver nada quando a sua sobreposição com qualquer objeto é inferior a isto. As intermédias não contam.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Match the best anchor of each object</source>
            <translation>Associar a melhor âncora de cada objeto</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>The anchor that overlaps an object most is to find it even where that is less than the overlap above, so that small and odd objects are learned, too.</source>
            <translation>A âncora que mais se sobrepõe a um objeto deve encontrá-lo mesmo onde isso é menos do que a sobreposição acima, para que também se aprendam objetos pequenos e invulgares.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Box variance</source>
            <translation>Variância das caixas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>What an answer of 1 moves a box by, as a share of its size; sizes change by twice this. Smaller values make the loss of the boxes larger.</source>
            <translation>Quanto uma resposta de 1 desloca uma caixa, como parte do seu tamanho; os tamanhos mudam o dobro disto. Valores menores tornam maior a perda das caixas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Focal loss: weight of objects</source>
            <translation>Perda focal: peso dos objetos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>What objects count against background in the focal loss, together with FOCAL_GAMMA (Lin et al. 2017).</source>
            <translation>Quanto contam os objetos em relação ao fundo na perda focal, juntamente com FOCAL_GAMMA (Lin et al. 2017).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Smooth L1: where it becomes linear</source>
            <translation>L1 suave: onde se torna linear</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Errors of boxes count by their square up to this and linearly beyond, so that outliers do not rule.</source>
            <translation>Os erros das caixas contam ao quadrado até aqui e linearmente para lá disso, para que valores extremos não dominem.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Backbone</source>
            <translation>Rede de base</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>The network that extracts features. The small residual networks learn from scratch; ResNet-50 is the published one and wants a GPU.</source>
            <translation>A rede que extrai as características. As redes residuais pequenas aprendem do zero; a ResNet-50 é a publicada e quer uma GPU.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Small residual network (as ResNet-18)</source>
            <translation>Rede residual pequena (como a ResNet-18)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Residual network (as ResNet-34)</source>
            <translation>Rede residual (como a ResNet-34)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>ResNet-50 (large; pretrained weights)</source>
            <translation>ResNet-50 (grande; pesos pré-treinados)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>MobileNetV2 (light; pretrained weights)</source>
            <translation>MobileNetV2 (leve; pesos pré-treinados)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Small residual networks only: number of patterns at the first level, doubled at each further one. The published networks have 64.</source>
            <translation>Só redes residuais pequenas: número de padrões no primeiro nível, o dobro em cada um dos seguintes. As redes publicadas têm 64.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Pyramid filters</source>
            <translation>Filtros da pirâmide</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Number of patterns at each level of the pyramid, where objects are looked for; most of the computing is done there. The published network has 256.</source>
            <translation>Número de padrões em cada nível da pirâmide, onde se procuram objetos; a maior parte do cálculo faz-se aí. A rede publicada tem 256.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Subnet convolutions</source>
            <translation>Convoluções das sub-redes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Convolutions between the pyramid and the answers, once for the classes and once for the boxes.</source>
            <translation>Convoluções entre a pirâmide e as respostas, uma vez para as classes e uma vez para as caixas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Normalise the subnets</source>
            <translation>Normalizar as sub-redes</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>Group normalisation after these convolutions: networks that begin from scratch learn faster. The published network has none.</source>
            <translation>Normalização por grupos depois destas convoluções: redes que começam do zero aprendem mais depressa. A rede publicada não tem nenhuma.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>First score of all anchors</source>
            <translation>Pontuação inicial de todas as âncoras</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/retinanet.py" />
            <source>How likely an object is at each anchor before anything is learned; a small number keeps the many empty places from ruling the start of the training.</source>
            <translation>Quão provável é um objeto em cada âncora antes de se aprender seja o que for; um número pequeno impede que os muitos lugares vazios dominem o início do treino.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/small_cnn.py" />
            <source>Small convolutional network</source>
            <translation>Rede convolucional pequena</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/small_cnn.py" />
            <source>Tells the class of a patch, or a number, by the patterns it finds anywhere in it. Small and simple. Four convolutions with poolings between them, and no more: a first try where few samples are at hand, and what larger networks should be compared with. Each pattern counts by where it is found most clearly.</source>
            <translation>Diz a classe de um fragmento, ou um número, pelos padrões que encontra em qualquer parte dele. Pequena e simples. Quatro convoluções com agregações entre elas, e mais nada: uma primeira tentativa onde há poucas amostras, e aquilo com que redes maiores devem ser comparadas. Cada padrão conta por onde é encontrado mais claramente.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/small_cnn.py" />
            <source>Width and height of the patch that decides on its middle pixel; four blocks need at least 46 pixels.</source>
            <translation>Largura e altura do fragmento que decide sobre o seu píxel central; quatro blocos precisam de pelo menos 46 píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>The network sees {0} dates, but {1} days were given.</source>
            <translation>A rede vê {0} datas, mas foram dados {1} dias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Temporal attention (L-TAE)</source>
            <translation>Atenção temporal (L-TAE)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Tells each pixel's class by the dates that matter. For irregular dates and seasons in which a few weeks decide. The network learns which dates to look at for which class, and knows the day of each, so that the dates need not lie at regular steps. It reads one pixel at all dates and does not look at its neighbours. Small and fast for what it can do; it wants more samples than the pixel time series network.</source>
            <translation>Diz a classe de cada píxel pelas datas que importam. Para datas irregulares e estações em que poucas semanas decidem. A rede aprende para que datas olhar para cada classe, e conhece o dia de cada uma, por isso as datas não precisam de estar em passos regulares. Lê um píxel em todas as datas e não olha para os vizinhos. Pequena e rápida para o que consegue fazer; quer mais amostras do que a rede de séries temporais de píxeis.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>attention</source>
            <translation>atenção</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Heads</source>
            <translation>Cabeças</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>How many different looks at the dates the network takes at once.</source>
            <translation>Quantos olhares diferentes sobre as datas a rede lança ao mesmo tempo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Features per head</source>
            <translation>Características por cabeça</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Number of features of each date that one head follows. Heads times features per head is what the network knows of a date.</source>
            <translation>Número de características de cada data que uma cabeça segue. Cabeças vezes características por cabeça é o que a rede sabe de uma data.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Number of values in which the network sums up the season before it decides.</source>
            <translation>Número de valores em que a rede resume a estação antes de decidir.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Attention dropout</source>
            <translation>Dropout da atenção</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Share of looks at dates left out at random in training, so that no class hangs on a single date.</source>
            <translation>Proporção de olhares sobre datas omitidos ao acaso no treino, para que nenhuma classe dependa de uma só data.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Key size</source>
            <translation>Tamanho da chave</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Number of values by which a head tells whether a date matters.</source>
            <translation>Número de valores pelos quais uma cabeça diz se uma data importa.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>Longest period</source>
            <translation>Período mais longo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_attention.py" />
            <source>The days are given to the network as waves; this is about the span within which days can be told apart. The default serves series of one to three years.</source>
            <translation>Os dias são dados à rede como ondas; este é aproximadamente o intervalo dentro do qual os dias se podem distinguir. O valor por omissão serve séries de um a três anos.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>TempCNN</source>
            <translation>TempCNN</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>Tells each pixel's class from its course through the year by convolutions in time. Proven on large crop maps. The network reads the values of one pixel at all dates and does not look at its neighbours. It slides over the dates several times, so that it sees longer and longer stretches of the season, and keeps all dates to the end. It wants more samples than the pixel time series network and regular steps in time.</source>
            <translation>Diz a classe de cada píxel pela sua evolução ao longo do ano, por convoluções no tempo. Comprovada em grandes mapas de culturas. A rede lê os valores de um píxel em todas as datas e não olha para os vizinhos. Desliza várias vezes sobre as datas, de modo que vê trechos cada vez mais longos da estação, e conserva todas as datas até ao fim. Quer mais amostras do que a rede de séries temporais de píxeis e passos regulares no tempo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>Kernel size</source>
            <translation>Tamanho do núcleo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>How many consecutive dates each convolution spans. Take more where the images are dense in time.</source>
            <translation>Quantas datas seguidas abrange cada convolução. Use mais onde as imagens são densas no tempo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>Convolutions</source>
            <translation>Convoluções</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/temporal_cnn.py" />
            <source>Convolutions one after another; each sees a longer stretch of the season.</source>
            <translation>Convoluções umas a seguir às outras; cada uma vê um trecho mais longo da estação.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>{0} must be an odd number; {1} was given.</source>
            <translation>{0} tem de ser um número ímpar; foi dado {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>U-Net</source>
            <translation>U-Net</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Gives every pixel a class from its colour and its surroundings. The safe first choice for mapping one image. The network looks at the image at several scales: on the way down it halves the image and learns what is there, on the way up it doubles it again and learns where exactly. It needs only a few digitised polygons per class; pixels without a label take no part in the training. Residual connections help deep networks to learn; attention helps where small objects lie in large uninteresting areas.</source>
            <translation>Dá a cada píxel uma classe pela sua cor e pela sua vizinhança. A primeira escolha segura para mapear uma imagem. A rede olha para a imagem em várias escalas: na descida reduz a imagem a metade e aprende o que lá está, na subida volta a duplicá-la e aprende onde está exatamente. Precisa apenas de alguns polígonos digitalizados por classe; píxeis sem etiqueta não participam no treino. As ligações residuais ajudam redes profundas a aprender; a atenção ajuda onde objetos pequenos estão em grandes áreas sem interesse.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>semantic segmentation</source>
            <translation>segmentação semântica</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>buildings</source>
            <translation>edifícios</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>How many times the image is halved. Each step doubles the surroundings the network sees and makes it about four times larger. The chip size must be a multiple of 2 to the power of the depth.</source>
            <translation>Quantas vezes a imagem é reduzida a metade. Cada passo duplica a vizinhança que a rede vê e torna-a cerca de quatro vezes maior. O tamanho do recorte tem de ser um múltiplo de 2 elevado à profundidade.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Dropout kind</source>
            <translation>Tipo de dropout</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Neighbouring pixels are alike, so leaving out whole feature maps (spatial) is stronger than single values (plain).</source>
            <translation>Píxeis vizinhos são parecidos, por isso omitir mapas de características inteiros (spatial) é mais forte do que valores isolados (plain).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Whole feature maps</source>
            <translation>Mapas de características inteiros</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Single values</source>
            <translation>Valores isolados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Upsampling</source>
            <translation>Aumento da resolução</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>How the image is doubled on the way up.</source>
            <translation>Como a imagem é duplicada na subida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Transposed convolution (learned)</source>
            <translation>Convolução transposta (aprendida)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Nearest neighbour</source>
            <translation>Vizinho mais próximo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Bilinear</source>
            <translation>Bilinear</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Width of the convolutions, an odd number.</source>
            <translation>Largura das convoluções, um número ímpar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Encoder convolutions</source>
            <translation>Convoluções do codificador</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Convolutions of each block on the way down.</source>
            <translation>Convoluções de cada bloco na descida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Decoder convolutions</source>
            <translation>Convoluções do descodificador</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet.py" />
            <source>Convolutions of each block on the way up.</source>
            <translation>Convoluções de cada bloco na subida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>U-Net of image series</source>
            <translation>U-Net de séries de imagens</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Makes one map from images of several dates, by colour, surroundings and season. It bears clouds at some dates. The network looks at the series at several scales: on the way down it halves the images, and first the dates as well; on the way up it doubles them again. Then it learns how the dates make one map. It needs much more memory and time than the networks of single pixels; use it where shapes matter, such as fields, roads and buildings.</source>
            <translation>Faz um só mapa a partir de imagens de várias datas, pela cor, pela vizinhança e pela estação. Suporta nuvens em algumas datas. A rede olha para a série em várias escalas: na descida reduz as imagens a metade, e no início também as datas; na subida volta a duplicá-las. Depois aprende como as datas fazem um só mapa. Precisa de muito mais memória e tempo do que as redes de píxeis isolados; use-a onde as formas importam, como campos, estradas e edifícios.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Depth</source>
            <translation>Profundidade</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>How many times the images are halved. Each step doubles the surroundings the network sees and makes it about four times larger. The chip size must be a multiple of 2 to the power of the depth.</source>
            <translation>Quantas vezes as imagens são reduzidas a metade. Cada passo duplica a vizinhança que a rede vê e torna-a cerca de quatro vezes maior. O tamanho do recorte tem de ser um múltiplo de 2 elevado à profundidade.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Depth in time</source>
            <translation>Profundidade no tempo</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>How many of these steps halve the number of dates too, which may be odd. Empty: each, as long as more than one date is left.</source>
            <translation>Quantos destes passos reduzem também a metade o número de datas, que pode ser ímpar. Vazio: todos, enquanto restar mais de uma data.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Number of patterns learned at the first level; doubled at each level further down.</source>
            <translation>Número de padrões que o primeiro nível aprende; o dobro em cada nível mais abaixo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Residual connections</source>
            <translation>Ligações residuais</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Add the input of each block to its output: deep networks learn more easily.</source>
            <translation>Somar a entrada de cada bloco à sua saída: redes profundas aprendem mais facilmente.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Attention gates</source>
            <translation>Portas de atenção</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Let the coarse features decide where the fine ones matter (Oktay et al. 2018).</source>
            <translation>Deixar que as características grosseiras decidam onde as finas importam (Oktay et al. 2018).</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Share of features left out at random in training, against learning by heart; half of it on the way down.</source>
            <translation>Proporção de características omitidas ao acaso no treino, contra o decorar; metade disso na descida.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Keeps the features in range. Group suits batches of one to four chips, but makes mapping slower, because tiles must overlap.</source>
            <translation>Mantém as características numa gama. Por grupos serve para lotes de um a quatro recortes, mas torna o mapeamento mais lento, porque os mosaicos têm de se sobrepor.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Group</source>
            <translation>Por grupos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Width of the convolutions in pixels and in dates, an odd number.</source>
            <translation>Largura das convoluções em píxeis e em datas, um número ímpar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Upsampling kernel size</source>
            <translation>Tamanho do núcleo na subida</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Width of the transposed convolutions.</source>
            <translation>Largura das convoluções transpostas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Head kernel size</source>
            <translation>Tamanho do núcleo da cabeça</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Width of the last convolution, which gives the classes; an odd number.</source>
            <translation>Largura da última convolução, que dá as classes; um número ímpar.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Crop margin</source>
            <translation>Margem cortada</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/families/unet3d.py" />
            <source>Pixels at the edge of each chip that take no part in the training, where the network lacks surroundings.</source>
            <translation>Píxeis na borda de cada recorte que não participam no treino, onde falta vizinhança à rede.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/family.py" />
            <source>{0} needs at least {1} dates; {2} given.</source>
            <translation>{0} precisa de pelo menos {1} datas; foram dadas {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/family.py" />
            <source>Add images of other dates or resample them to shorter steps; of a stacked raster, give its DATES.</source>
            <translation>Acrescente imagens de outras datas ou reamostre-as para passos mais curtos; de um raster empilhado, dê as suas DATES.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/family.py" />
            <source>The chip size must be a multiple of {0} for this {1}; {2} was given.</source>
            <translation>O tamanho do recorte tem de ser um múltiplo de {0} para {1}; foi dado {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/family.py" />
            <source>Use {0}, or change the depth.</source>
            <translation>Use {0}, ou mude a profundidade.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/family.py" />
            <source>This {0} looks at chips of {1} pixels; {2} was given.</source>
            <translation>{0} olha para recortes de {1} píxeis; foi dado {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/family.py" />
            <source>A crop margin of {0} pixels on each side leaves too little of a chip of {1} pixels; at least {2} must remain.</source>
            <translation>Uma margem cortada de {0} píxeis de cada lado deixa muito pouco de um recorte de {1} píxeis; têm de restar pelo menos {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/family.py" />
            <source>Make the chips larger or the crop margin smaller.</source>
            <translation>Aumente os recortes ou diminua a margem cortada.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/going_on.py" />
            <source>A {0} has no weights that could go on learning: it is grown at once.</source>
            <translation>{0} não tem pesos que possam continuar a aprender: cresce de uma só vez.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/going_on.py" />
            <source>Leave {0} empty and train it on all samples, old and new.</source>
            <translation>Deixe {0} vazio e treine com todas as amostras, antigas e novas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/going_on.py" />
            <source>{0} is a {1}, and a {2} cannot go on from it.</source>
            <translation>{0} é de tipo {1}, e {2} não pode continuar a partir daí.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/going_on.py" />
            <source>{0} was trained for {1}, not for {2}.</source>
            <translation>{0} foi treinado para {1}, não para {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/going_on.py" />
            <source>The network of {0} has {1}; the training asks for {2}.</source>
            <translation>A rede de {0} tem {1}; o treino pede {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/going_on.py" />
            <source>Set {0}, or leave {1} empty to start anew.</source>
            <translation>Ponha {0}, ou deixe {1} vazio para começar de novo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/layer_rules.py" />
            <source>The network has a layer {0}, which Alquimia does not rebuild.</source>
            <translation>A rede tem uma camada {0}, que o Alquimia não reconstrói.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/layer_rules.py" />
            <source>Networks may be made of: {0}.</source>
            <translation>As redes podem ser feitas de: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/layer_rules.py" />
            <source>The settings of the layer {0} are no settings: {1}.</source>
            <translation>As definições da camada {0} não são definições: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/layer_rules.py" />
            <source>The layer {0} has a setting {1} that Alquimia does not know.</source>
            <translation>A camada {0} tem uma definição {1} que o Alquimia não conhece.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/layer_rules.py" />
            <source>The layer {0} has {1} = {2}; allowed is {3}.</source>
            <translation>A camada {0} tem {1} = {2}; permitido é {3}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/steps.py" />
            <source>A part of the network has not the fields {0}: {1}.</source>
            <translation>Uma parte da rede não tem os campos {0}: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/steps.py" />
            <source>A step of the network has no list of inputs: {0}.</source>
            <translation>Um passo da rede não tem lista de entradas: {0}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/steps.py" />
            <source>The network has {0} layers; 1 to {1} are possible, applied up to {2} times.</source>
            <translation>A rede tem {0} camadas; são possíveis de 1 a {1}, aplicadas até {2} vezes.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/steps.py" />
            <source>The network has layers that are never used.</source>
            <translation>A rede tem camadas que nunca são usadas.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/steps.py" />
            <source>Step {0} of the network uses what comes after it, or what is not there.</source>
            <translation>O passo {0} da rede usa o que vem depois dele, ou o que não existe.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/imported/steps.py" />
            <source>The network is no list of up to {0} layers: {1}.</source>
            <translation>A rede não é uma lista de até {0} camadas: {1}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/patch_family.py" />
            <source>This {0} needs chips of at least {1} pixels; {2} was given.</source>
            <translation>{0} precisa de recortes de pelo menos {1} píxeis; foi dado {2}.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/patch_family.py" />
            <source>Make the chips larger or the network less deep, or choose padding by zeros where it has that.</source>
            <translation>Aumente os recortes ou diminua a profundidade da rede, ou escolha preenchimento com zeros onde o houver.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/pretrained_family.py" />
            <source>There is no file of pretrained weights.</source>
            <translation>Não há ficheiro de pesos pré-treinados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/pretrained_family.py" />
            <source>Give WEIGHTS_FILE, or choose other pretrained weights.</source>
            <translation>Dê WEIGHTS_FILE, ou escolha outros pesos pré-treinados.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/pretrained_family.py" />
            <source>Without pretrained weights there is nothing to freeze: random layers would stay random.</source>
            <translation>Sem pesos pré-treinados não há nada a congelar: camadas aleatórias ficariam aleatórias.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/pretrained_family.py" />
            <source>Choose pretrained weights, or freeze nothing and leave the epochs of the head alone at 0.</source>
            <translation>Escolha pesos pré-treinados, ou não congele nada e deixe em 0 as épocas só da cabeça.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/series_family.py" />
            <source>Scaling of bands</source>
            <translation>Escala das bandas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/series_family.py" />
            <source>Linear: by mean and standard deviation, which a few clouds or snow can spoil. By quantiles: each band is bent by a fixed curve so that its training values follow a normal distribution and outliers stay within it.</source>
            <translation>Linear: por média e desvio padrão, que algumas nuvens ou neve podem estragar. Por quantis: cada banda é dobrada por uma curva fixa, para que os seus valores de treino sigam uma distribuição normal e os valores extremos fiquem dentro dela.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/series_family.py" />
            <source>Linear</source>
            <translation>Linear</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/series_family.py" />
            <source>By quantiles</source>
            <translation>Por quantis</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Pretrained weights</source>
            <translation>Pesos pré-treinados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>What the network begins with. Weights learned from millions of photographs need far fewer samples. They are downloaded by Keras and kept; without internet, give their file.</source>
            <translation>Com que começa a rede. Pesos aprendidos com milhões de fotografias precisam de muito menos amostras. São descarregados pelo Keras e guardados; sem internet, indique o ficheiro deles.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>None, start from scratch</source>
            <translation>Nenhuns, começar do zero</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>ImageNet (downloaded once)</source>
            <translation>ImageNet (descarregados uma vez)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>A local file</source>
            <translation>Um ficheiro local</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>File of pretrained weights</source>
            <translation>Ficheiro de pesos pré-treinados</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Where the pretrained weights come from a local file: one of keras.applications for this network, .h5 or .weights.h5, with or without its classes. Only numbers are read from it.</source>
            <translation>De onde vêm os pesos pré-treinados de um ficheiro local: um de keras.applications para esta rede, .h5 ou .weights.h5, com ou sem as suas classes. Dele só se leem números.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Frozen layers</source>
            <translation>Camadas congeladas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Which pretrained layers stay as they are. The fewer samples, the more should stay. Frozen batch normalisation uses the averages that it came with.</source>
            <translation>Que camadas pré-treinadas ficam como estão. Quanto menos amostras, mais devem ficar. Uma normalização por lote congelada usa as médias com que veio.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>None, all weights learn</source>
            <translation>Nenhuma, todos os pesos aprendem</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>All, only the head learns</source>
            <translation>Todas, só a cabeça aprende</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>All but the batch normalisation</source>
            <translation>Todas menos a normalização por lote</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>The first layers</source>
            <translation>As primeiras camadas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Number of frozen layers</source>
            <translation>Número de camadas congeladas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Where the first layers are frozen: how many, counted as Keras does, with its input as the first.</source>
            <translation>Onde as primeiras camadas são congeladas: quantas, contadas como o Keras as conta, com a entrada como primeira.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Epochs of the head alone</source>
            <translation>Épocas só da cabeça</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Train only the head for so many epochs first, so that its random start does not spoil pretrained weights; then the layers learn that are not frozen. 0: all at once.</source>
            <translation>Treinar primeiro só a cabeça durante este número de épocas, para que o seu início ao acaso não estrague pesos pré-treinados; depois aprendem as camadas que não estão congeladas. 0: todas ao mesmo tempo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Learning rate of the fine-tuning</source>
            <translation>Taxa de aprendizagem do ajuste fino</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>After the epochs of the head alone, the learning rate is multiplied by this.</source>
            <translation>Depois das épocas só da cabeça, a taxa de aprendizagem é multiplicada por isto.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Width and height of the patch that decides on its middle pixel. Weights of ImageNet were learned from 224 pixels and do best with patches that are not much smaller.</source>
            <translation>Largura e altura do fragmento que decide sobre o seu píxel central. Os pesos do ImageNet foram aprendidos com 224 píxeis e dão-se melhor com fragmentos não muito menores.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Enlargement</source>
            <translation>Ampliação</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>How many times wider and higher the patch is made, by interpolation, before the network looks at it. The network halves what it sees five times and leaves 2 × 2 places of 64 pixels; enlarged twice, it leaves 4 × 4 and takes about three times as long. Without pretrained weights, more epochs help more. 1 leaves it as it is.</source>
            <translation>Quantas vezes mais largo e mais alto se torna o fragmento, por interpolação, antes de a rede olhar para ele. A rede reduz cinco vezes a metade o que vê e de 64 píxeis deixa 2 × 2 posições; com o fragmento ampliado duas vezes, deixa 4 × 4 e demora cerca de três vezes mais. Sem pesos pré-treinados, ajuda mais aumentar o número de épocas. 1 deixa-o como está.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/transfer_family.py" />
            <source>Number of combinations of patterns that the head learns before it decides; 0 decides at once.</source>
            <translation>Número de combinações de padrões que a cabeça aprende antes de decidir; 0 decide logo.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Trees</source>
            <translation>Árvores</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>How many trees vote. More never harm the accuracy; maps take longer and model files grow in proportion.</source>
            <translation>Quantas árvores votam. Mais nunca prejudicam a exatidão; os mapas demoram mais e os ficheiros de modelo crescem na mesma proporção.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Features per split</source>
            <translation>Características por divisão</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>From how many of the values, drawn at random, each branch of a tree chooses. Fewer make the trees more different from each other, which is what a forest lives by.</source>
            <translation>Entre quantos dos valores, sorteados, escolhe cada ramo de uma árvore. Menos tornam as árvores mais diferentes umas das outras, que é do que vive uma floresta.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Automatic (root of all for classes, a third for numbers)</source>
            <translation>Automático (raiz de todas para classes, um terço para números)</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>The root of all</source>
            <translation>A raiz de todas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>A third</source>
            <translation>Um terço</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>All</source>
            <translation>Todas</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Smallest leaf</source>
            <translation>Folha mínima</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Fewest training examples at the end of a branch. More make smaller trees, which helps where samples are noisy.</source>
            <translation>Mínimo de exemplos de treino no fim de um ramo. Mais dão árvores menores, o que ajuda onde as amostras têm ruído.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>examples</source>
            <translation>exemplos</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Largest depth</source>
            <translation>Profundidade máxima</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Most branchings from the root of a tree to a leaf. Empty: until the leaves are pure or too small.</source>
            <translation>Máximo de ramificações da raiz de uma árvore até uma folha. Vazio: até as folhas serem puras ou pequenas demais.</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Share of the examples for each tree</source>
            <translation>Parte dos exemplos para cada árvore</translation>
        </message>
        <message>
            <location filename="../../alquimia_qgis/zoo/tree_family.py" />
            <source>Each tree learns from so many of the examples, drawn with replacement. Less is faster and, with many examples, often as good.</source>
            <translation>Cada árvore aprende com esta parte dos exemplos, sorteados com reposição. Menos é mais rápido e, com muitos exemplos, muitas vezes igualmente bom.</translation>
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Clean a map and make polygons</source>
            <translation>Limpar um mapa e fazer polígonos</translation>
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Examples</source>
            <translation>Exemplos</translation>
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Removes small patches from a class map and turns it into polygons: sieve, polygonise, fix geometries. A patch that is too small gets the class of its largest neighbour. To smooth by the image instead, use Refine a map along the edges of its image. An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation>Remove manchas pequenas de um mapa de classes e transforma-o em polígonos: crivar, poligonizar, corrigir geometrias. Uma mancha pequena demais recebe a classe do seu maior vizinho. Para suavizar antes pela imagem, use Refinar um mapa pelas arestas da sua imagem. Um exemplo para começar: abra-o no desenhador de modelos, guarde-o com outro nome e altere-o.</translation>
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>A class map; its first band holds class values.</source>
            <translation>Um mapa de classes; a primeira banda contém os valores das classes.</translation>
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Patches of fewer pixels than this are merged into their largest neighbour.</source>
            <translation>Manchas com menos píxeis do que isto são juntas ao seu maior vizinho.</translation>
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Clean map</source>
            <translation>Mapa limpo</translation>
        </message>
        <message>
            <location filename="../../resources/models/clean_map.model3" />
            <source>Smallest patch [pixels]</source>
            <translation>Menor mancha [píxeis]</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Compare two models and combine them</source>
            <translation>Comparar dois modelos e combiná-los</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Trains a random forest and a U-Net on the same samples, compares both on the samples that were held back (those whose split field says test), averages them into one map, and assesses that map. Tells whether the network was worth it, and whether both together are better. An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation>Treina uma floresta aleatória e uma U-Net com as mesmas amostras, compara-as com as amostras que foram excluídas do treino (aquelas cujo campo de divisão diz test), junta-as num só mapa pela média, e avalia esse mapa. Diz se a rede valeu a pena, e se as duas juntas são melhores. Um exemplo para começar: abra-o no desenhador de modelos, guarde-o com outro nome e altere-o.</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Width and height of the image chips of the U-Net, a multiple of 8.</source>
            <translation>Largura e altura dos recortes de imagem da U-Net, um múltiplo de 8.</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>The field that holds the class. Empty: the field called class, else the only text field.</source>
            <translation>O campo que contém a classe. Vazio: o campo chamado class, senão o único campo de texto.</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Largest number of passes over the training chips of the U-Net.</source>
            <translation>Número máximo de passagens pelos recortes de treino da U-Net.</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>The raster to learn from and to map.</source>
            <translation>O raster com que aprender e a mapear.</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Polygons, lines or points with their class.</source>
            <translation>Polígonos, linhas ou pontos com a sua classe.</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>A text field with train, validation and test. Empty: the map is assessed on all samples, which is too optimistic.</source>
            <translation>Um campo de texto com train, validation e test. Vazio: o mapa é avaliado com todas as amostras, o que é demasiado otimista.</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Assessment report</source>
            <translation>Relatório da avaliação</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Chip size [pixels]</source>
            <translation>Tamanho do recorte [píxeis]</translation>
        </message>
        <message>
            <location filename="../../resources/models/compare_and_combine.model3" />
            <source>Comparison</source>
            <translation>Comparação</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>Count cars</source>
            <translation>Contar carros</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>Finds cars, or whatever else a model of the RetinaNet family was trained on, and counts them in areas, such as streets, car parks or blocks. Gives the objects, their density, and the areas with their counts. An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation>Encontra carros, ou o que quer que um modelo da família RetinaNet tenha aprendido, e conta-os em áreas, como ruas, parques de estacionamento ou quarteirões. Dá os objetos, a sua densidade, e as áreas com as contagens. Um exemplo para começar: abra-o no desenhador de modelos, guarde-o com outro nome e altere-o.</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>The polygons to count in, in any coordinate reference system. An object counts where its middle lies.</source>
            <translation>Os polígonos em que contar, em qualquer sistema de referência de coordenadas. Um objeto conta onde está o seu centro.</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>The raster to search, of the resolution that the model was trained on.</source>
            <translation>O raster onde procurar, com a resolução com que o modelo foi treinado.</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>A model file of the RetinaNet family (alquimia:train_retinanet).</source>
            <translation>Um ficheiro de modelo da família RetinaNet (alquimia:train_retinanet).</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>Objects that the model is less sure of are left out. The report of the training or of Assess found objects says which score suits best.</source>
            <translation>Objetos de que o modelo está menos certo são deixados de fora. O relatório do treino ou o de Avaliar objetos encontrados diz qual é a pontuação mais adequada.</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>Areas to count in</source>
            <translation>Áreas em que contar</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>Areas with counts</source>
            <translation>Áreas com contagens</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>Cars</source>
            <translation>Carros</translation>
        </message>
        <message>
            <location filename="../../resources/models/count_cars.model3" />
            <source>Detector</source>
            <translation>Detetor</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Find buildings</source>
            <translation>Encontrar edifícios</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Trains a U-Net on footprints of buildings and on samples of what is none, maps the image, assesses the map on the samples that were held back (those whose split field says test), and makes outlines of the buildings: small patches are removed and corners squared. An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation>Treina uma U-Net com contornos de edifícios e com amostras do que não o é, mapeia a imagem, avalia o mapa com as amostras que foram excluídas do treino (aquelas cujo campo de divisão diz test), e faz os contornos dos edifícios: manchas pequenas são removidas e os cantos postos em ângulo reto. Um exemplo para começar: abra-o no desenhador de modelos, guarde-o com outro nome e altere-o.</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>The number that buildings have in the map. Classes that are text are numbered from 1 in the order of the legend of the samples layer or, without one, of the alphabet; classes that are numbers keep them.</source>
            <translation>O número que os edifícios têm no mapa. Classes em texto são numeradas a partir de 1 pela ordem da legenda da camada de amostras ou, sem ela, do alfabeto; classes que são números conservam-nos.</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Width and height of the image chips, a multiple of 8: about three buildings wide.</source>
            <translation>Largura e altura dos recortes de imagem, um múltiplo de 8: cerca de três edifícios de largura.</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Largest number of passes over the training chips.</source>
            <translation>Número máximo de passagens pelos recortes de treino.</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>An aerial or drone image on which roofs are some ten pixels wide or wider.</source>
            <translation>Uma imagem aérea ou de drone em que os telhados tenham dez píxeis de largura ou mais.</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Polygons of buildings, and of everything that is none: streets, trees, meadows, shadows.</source>
            <translation>Polígonos de edifícios, e de tudo o que não o é: ruas, árvores, prados, sombras.</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Patches of fewer pixels than this are no building.</source>
            <translation>Manchas com menos píxeis do que isto não são edifícios.</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Class value of the buildings</source>
            <translation>Valor da classe dos edifícios</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Smallest building [pixels]</source>
            <translation>Menor edifício [píxeis]</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Buildings</source>
            <translation>Edifícios</translation>
        </message>
        <message>
            <location filename="../../resources/models/find_buildings.model3" />
            <source>Training report</source>
            <translation>Relatório do treino</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Train, find and assess objects</source>
            <translation>Treinar, encontrar e avaliar objetos</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Trains a RetinaNet on digitised boxes, finds the objects of the whole image with it, and assesses them in areas that were held back. An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation>Treina uma RetinaNet com caixas digitalizadas, encontra com ela os objetos de toda a imagem, e avalia-os em áreas excluídas do treino. Um exemplo para começar: abra-o no desenhador de modelos, guarde-o com outro nome e altere-o.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Polygons in which all objects are digitised; the network learns there.</source>
            <translation>Polígonos em que todos os objetos estão digitalizados; a rede aprende aí.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Width and height of the image chips, a multiple of 32 and several times as large as the objects.</source>
            <translation>Largura e altura dos recortes de imagem, um múltiplo de 32 e várias vezes maiores do que os objetos.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>The field that holds the class. Empty: the field called class, else all are of one class.</source>
            <translation>O campo que contém a classe. Vazio: o campo chamado class, senão todos são de uma só classe.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>The raster to learn from and to search.</source>
            <translation>O raster com que aprender e onde procurar.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Boxes or outlines of the objects, with their class.</source>
            <translation>Caixas ou contornos dos objetos, com a sua classe.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Objects that the model is less sure of are left out. A low score lets the assessment see all of them; raise it to what the report says suits best.</source>
            <translation>Objetos de que o modelo está menos certo são deixados de fora. Uma pontuação baixa deixa a avaliação vê-los todos; suba-a para a que o relatório diz ser a mais adequada.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Other polygons in which all objects are digitised; the result is assessed there.</source>
            <translation>Outros polígonos em que todos os objetos estão digitalizados; o resultado é avaliado aí.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Annotated areas to learn in</source>
            <translation>Áreas anotadas onde aprender</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_find_assess.model3" />
            <source>Annotated areas to assess in</source>
            <translation>Áreas anotadas onde avaliar</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_assess.model3" />
            <source>Train, map and assess</source>
            <translation>Treinar, mapear e avaliar</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_assess.model3" />
            <source>Trains a U-Net on digitised samples, maps the whole image with it, and assesses the map on the samples that were held back (those whose split field says test). An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation>Treina uma U-Net com amostras digitalizadas, mapeia com ela toda a imagem, e avalia o mapa com as amostras que foram excluídas do treino (aquelas cujo campo de divisão diz test). Um exemplo para começar: abra-o no desenhador de modelos, guarde-o com outro nome e altere-o.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_assess.model3" />
            <source>Width and height of the image chips, a multiple of 8.</source>
            <translation>Largura e altura dos recortes de imagem, um múltiplo de 8.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Train, map and assess a time series</source>
            <translation>Treinar, mapear e avaliar uma série temporal</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Trains a temporal convolutional network on images of several dates, maps each pixel by its course through the year, and assesses the map on the samples that were held back (those whose split field says test). An example to start from: open it in the model designer, save it under another name and change it.</source>
            <translation>Treina uma rede convolucional temporal com imagens de várias datas, mapeia cada píxel pela sua evolução ao longo do ano, e avalia o mapa com as amostras que foram excluídas do treino (aquelas cujo campo de divisão diz test). Um exemplo para começar: abra-o no desenhador de modelos, guarde-o com outro nome e altere-o.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>The date of each image, in their order, such as 2018-04-12, 2018-04-22. Empty: the temporal ranges of the layers, else the dates in the names of the files, else the given order.</source>
            <translation>A data de cada imagem, pela ordem delas, por exemplo 2018-04-12, 2018-04-22. Vazio: os intervalos temporais das camadas, senão as datas nos nomes dos ficheiros, senão a ordem dada.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Largest number of passes over the training pixels.</source>
            <translation>Número máximo de passagens pelos píxeis de treino.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>The rasters to learn from and to map, one for each date, or one with the bands of all dates.</source>
            <translation>Os rasters com que aprender e a mapear, um por data, ou um com as bandas de todas as datas.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Name or number of the band of each image that marks clouds, such as SCL. Empty: none.</source>
            <translation>Nome ou número da banda de cada imagem que marca nuvens, como SCL. Vazio: nenhuma.</translation>
        </message>
        <message>
            <location filename="../../resources/models/train_map_series.model3" />
            <source>Polygons, lines or points with their class; every pixel under them is an example.</source>
            <translation>Polígonos, linhas ou pontos com a sua classe; cada píxel por baixo deles é um exemplo.</translation>
        </message>
    </context>
</TS>
