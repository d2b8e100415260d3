"""The room of hand-made filters: choose or paint them, put them into a layer, race them."""
