"""What is measured on filters and signals: pure functions on arrays, nothing read or written."""
