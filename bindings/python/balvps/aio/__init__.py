"""The client for asyncio; see :class:`balvps.AsyncClient`."""
