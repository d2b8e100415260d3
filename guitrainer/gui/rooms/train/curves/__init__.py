"""Curves of runs: loss, accuracy and edges, learning rate, signals through the layers."""
