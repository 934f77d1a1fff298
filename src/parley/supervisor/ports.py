"""Ports: ours must be free, the internal ones are any that are."""

import socket

from parley.supervisor.spec import SupervisorError


def require_free(host: str, port: int) -> None:
    """Raise unless the gateway can listen on `port`.

    Raises:
        SupervisorError: The port is taken or not allowed.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As servers do: connections that are still winding down do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SupervisorError(
                f"Port {port} cannot be used ({error.strerror}): stop what listens there or set PARLEY_PORT to another."
            ) from error


def free_ports(count: int) -> list[int]:
    """Return `count` different ports on the loopback address that are free now."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()
