"""What several rooms show: pictures of filters, formulas of schemes, verdicts, lessons."""
