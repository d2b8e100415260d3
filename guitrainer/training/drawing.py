"""Builds the network that a run starts with."""

from guitrainer.config.schema import Experiment
from guitrainer.data.dataset import Dataset
from guitrainer.errors import NetworkError
from guitrainer.nn import faults
from guitrainer.nn.memory import check_memory
from guitrainer.nn.network import BuiltNetwork
from guitrainer.nn.plans import plan_layers
from guitrainer.sentences import fault


def draw_network(experiment: Experiment, dataset: Dataset) -> BuiltNetwork:
    """Lay the layers out for the images, check the memory, and draw the weights.

    Weights that are calibrated on data (LSUV) are not calibrated yet; `Probe.calibrate` does that.

    Raises
    ------
    NetworkError
        If the layers do not fit each other, the images, or the memory of the machine.
    """
    if dataset.classes < 2 and experiment.network.classifies:
        source = experiment.data.source
        raise NetworkError(fault("network.objective", faults.NO_LABELS, source))
    plans = plan_layers(experiment.network, dataset.shape, dataset.classes)
    check_memory(plans, experiment.training.batch_size)
    return BuiltNetwork(plans, experiment.seed, objective=experiment.network.objective)
