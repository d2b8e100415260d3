"""The settings of the experiment, as forms made from the schema."""
