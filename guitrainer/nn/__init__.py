"""Networks: layers, initialisers, losses, optimisers."""
