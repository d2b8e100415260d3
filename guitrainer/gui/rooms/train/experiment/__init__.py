"""The settings of the experiment, as forms created from the schema."""
