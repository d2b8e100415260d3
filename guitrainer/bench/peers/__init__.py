"""The networks of the benchmark in other libraries, each run as its users would run it."""
