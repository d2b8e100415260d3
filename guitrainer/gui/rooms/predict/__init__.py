"""The room that runs the network on images: probabilities, feature maps, mistakes."""
