"""Topics of `explain`: each module has `add_flags(parser)` and `explain(topic, arguments)`, which
gives the numbers as an object for JSON and the same numbers as text.
"""

from typing import Any

Explained = tuple[dict[str, Any], str]
