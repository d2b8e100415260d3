"""The room of library defaults: the same layer as Keras, PyTorch and Caffe initialize it."""
