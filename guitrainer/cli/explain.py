"""`explain`: the contents of the explanatory rooms as text or JSON."""

import argparse
from collections.abc import Sequence
from importlib import import_module

from guitrainer.cli.parsing import Parser, add_json
from guitrainer.cli.terminal import as_json, definitions, write
from guitrainer.config.messages import shown, suggestion
from guitrainer.errors import InputError

# Topic, its module in guitrainer.cli.explaining, and what it shows.
TOPICS = {
    "conv2d-forward": ("convolution", "A filter slides over a picture: every product and sum."),
    "conv2d-transposed": ("transposed", "Every pixel stamps a filter: the steps of an upsampling."),
    "conv2d-backward": ("backprop", "How a shared weight learns: a sum over all positions."),
    "conv1d-backward": ("backprop", "How a shared weight learns, for a sequence of three numbers."),
    "sharing": ("sharing", "Shared, local, dense: the number of weights of the same layer."),
    "variance": ("variance", "Signal and gradient over depth, and three ways to lose them."),
    "lsuv": ("lsuv", "Layers are scaled one by one until their output has unit variance."),
    "initializers": (
        "initializers",
        "The defaults of Keras, PyTorch and Caffe; source code to copy.",
    ),
    "fans": ("fans", "Fans, σ and limits of any layer, by every rule of every library."),
}


def run(command: str, words: Sequence[str]) -> int:
    """Explain a topic, or list the topics."""
    if len(words) > 1 and words[0] == "--json":  # may also come before the topic
        words = [*words[1:], words[0]]
    if not words or words[0].startswith("-"):
        return _list(command, words)
    topic = words[0]
    if topic not in TOPICS:
        raise InputError(
            f"{command}: unknown topic: got {shown(topic)}, accepted: {', '.join(TOPICS)}"
            f"{suggestion(topic, TOPICS)}"
        )
    name, help_text = TOPICS[topic]
    module = import_module(f"guitrainer.cli.explaining.{name}")
    parser = Parser(f"{command} {topic}", help_text)
    module.add_flags(parser)
    add_json(parser)
    arguments = parser.parse(words[1:])
    return _print(module.explain(topic, arguments), arguments)


def _list(command: str, words: Sequence[str]) -> int:
    pairs = [(topic, help_text) for topic, (_, help_text) in TOPICS.items()]
    parser = Parser(
        command,
        "The numbers behind the explanatory rooms, computed by the engine.",
        epilog=f"topics, each with --help:\n{definitions(pairs)}",
        usage=f"guitrainer {command} [TOPIC] [--json]",
    )
    add_json(parser)
    arguments = parser.parse(words)
    if arguments.json:
        write(as_json([{"name": topic, "help": help_text} for topic, help_text in pairs]))
    else:
        write(definitions(pairs))
    return 0


def _print(explained: "tuple[dict[str, object], str]", arguments: argparse.Namespace) -> int:
    """Print the numbers as a JSON object, or as text."""
    objects, text = explained
    write(as_json(objects) if arguments.json else text)
    return 0
