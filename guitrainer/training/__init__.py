"""The training loop: events out, control in."""
