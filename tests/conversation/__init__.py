"""The conversation between the desktop's client and a real worker process, with scripted jobs instead of Keras."""
