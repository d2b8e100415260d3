"""Means over the newest batches, which count as much as they have images."""


class FadingMean:
    """Mean over all images so far, in which those of older batches count ever less.

    Parameters
    ----------
    memory : what a batch keeps of its weight with every batch that follows, 0 to 1
    """

    def __init__(self, memory: float) -> None:
        self._memory = memory
        self._sum = self._images = 0.0

    def add(self, value: float, images: int) -> float:
        """Take the mean of a batch of so many images; returns the mean over all.

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
