"""What computes a network: Keras, OpenVINO, ONNX Runtime, and the choice between them."""
