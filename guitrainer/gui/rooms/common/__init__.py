"""Parts used by several rooms: pictures of filters, formulas of schemes, verdicts, lessons."""
