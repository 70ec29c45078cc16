"""Jitsi as a service (JaaS): the webhooks that a provider's own server kept. Jitsi itself exports no attendance."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the reader of JaaS webhooks."""
    from .webhooks import WebhooksReader

    register(WebhooksReader())
