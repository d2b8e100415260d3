"""Running means over recent batches, weighted by their number of images."""


class FadingMean:
    """Mean over all images so far, in which older batches count less and less.

    Parameters
    ----------
    memory : share of its weight that a batch keeps with each following batch, 0 to 1
    """

    def __init__(self, memory: float) -> None:
        self._memory = memory
        self._sum = self._images = 0.0

    def add(self, value: float, images: int) -> float:
        """Add the mean of a batch and its number of images; return the mean over all.

        Examples
        --------
        >>> mean = FadingMean(1.0)
        >>> mean.add(2.0, 64)
        2.0
        >>> mean.add(7.0, 16)
        3.0
        """
        self._sum = self._memory * self._sum + images * value
        self._images = self._memory * self._images + images
        return self._sum / self._images
