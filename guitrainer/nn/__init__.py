"""Networks: layers, initializers, losses, optimizers."""
