"""Asks whether a Dask scheduler is there, because a client may wait for a silent server forever."""

import asyncio
from importlib import import_module
from typing import Any

from guitrainer.crash_log import one_line
from guitrainer.errors import InputError

LONGEST_REASON = 200  # characters


def check_scheduler(address: str, timeout: float) -> None:
    """Ask the scheduler at an address who it is.

    Parameters
    ----------
    address : as for `distributed.Client`.
    timeout : seconds to wait, at most.

    Raises
    ------
    InputError
        If no scheduler answers.
    """
    try:
        asyncio.run(asyncio.wait_for(_ask(address, timeout), timeout))
    except (TimeoutError, OSError) as error:
        reason = f": {one_line(error)[:LONGEST_REASON]}" if str(error) else ""
        raise InputError(
            f"--cluster {address}: no scheduler answers within {timeout} s{reason}"
        ) from None
    except TypeError as error:
        if not address.startswith("tls:"):
            raise InputError(_stranger(address, error)) from None
        raise InputError(
            f"--cluster {address}: there is no certificate, accepted: one that is named in the "
            "configuration of Dask, under distributed.comm.tls"
        ) from None
    except Exception as error:  # also MemoryError: any bytes are taken for the length of a message
        raise InputError(_stranger(address, error)) from None


async def _ask(address: str, timeout: float) -> None:
    core: Any = import_module("distributed.core")  # it has no types
    security: Any = import_module("distributed.security")
    arguments = security.Security().get_connection_args("client")
    stream = await core.connect(address, timeout=timeout, **arguments)
    try:
        await core.send_recv(stream, op="identity")
    finally:
        stream.abort()


def _stranger(address: str, error: Exception) -> str:
    reason = one_line(error)[:LONGEST_REASON]
    return f"--cluster {address}: what answers there is not a Dask scheduler: {reason}"
