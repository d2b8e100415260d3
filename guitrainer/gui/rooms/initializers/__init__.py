"""The Initializers room: a layer as Keras, PyTorch and Caffe initialize it."""
