"""The Hand-made room: choose or paint filters, put them into a layer, compare them."""
