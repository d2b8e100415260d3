"""Ops: layers bound to their buffers and to the kernels that compute them."""
