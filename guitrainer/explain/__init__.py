"""Numbers and formulas of the explanatory rooms, computed by the engine, without a window."""
