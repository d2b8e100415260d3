"""What the explaining rooms show, computed by the engine: numbers and formulas, no screen."""
