"""The network of a model file as an ONNX graph: written at training, checked before it is run."""
