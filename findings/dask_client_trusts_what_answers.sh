#!/usr/bin/env bash
# distributed 2026.8.0: a Client takes whatever answers at an address for a scheduler.
#
# Client(address, timeout=3) is expected to raise within about three seconds if there is no
# scheduler. If another server answers, its first eight bytes are taken for the length of a message:
# an HTTP server makes the client allocate 3 EiB, which is a MemoryError. If a server accepts the
# connection and says nothing, the client waits forever; the time-out is ignored.
#
# Output seen:
#   an HTTP server: MemoryError
#   a silent server: still waiting after 15 seconds
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check distributed==2026.8.0 numpy
cat > "$folder/client.py" <<'PYTHON'
import logging
import os
import socket
import sys
import threading

from distributed import Client


def serve(server, answer, held):
    while True:
        held.append(server.accept()[0])
        if answer:
            held[-1].sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            held[-1].close()


def seen(answer):
    server = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(server, answer, []), daemon=True).start()
    address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
    found = ["still waiting after 15 seconds"]

    def connect():
        try:
            Client(address, timeout=3)
            found[0] = "connected"
        except MemoryError:
            found[0] = "MemoryError"
        except Exception as error:
            found[0] = type(error).__name__

    thread = threading.Thread(target=connect, daemon=True)
    thread.start()
    thread.join(15)
    return found[0]


logging.disable(logging.CRITICAL)
http, silent = seen(True), seen(False)
print(f"an HTTP server: {http}")
print(f"a silent server: {silent}", flush=True)
same = http == "MemoryError" and silent.startswith("still waiting")
os._exit(0 if same else 1)
PYTHON
"$folder/venv/bin/python" "$folder/client.py"
