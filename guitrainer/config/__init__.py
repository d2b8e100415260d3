"""The experiment: one schema, read from TOML, flags or presets."""
