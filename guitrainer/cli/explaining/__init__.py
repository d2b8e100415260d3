"""Topics of `explain`.

Each module has `add_flags(parser)` and `explain(topic, arguments)`, which returns the numbers as an
object for JSON, and the same numbers as text.
"""

from typing import Any

Explained = tuple[dict[str, Any], str]
