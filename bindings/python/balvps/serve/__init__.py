"""A gateway of standard protocols: ``balvps serve``.

Programs that speak dynamic update (RFC 2136) or one of a few protocols over HTTP change the zones of an
account through it. Each program has a key, and the key says what the program may do.

It needs ``pip install 'balvps[serve]'``.

- :mod:`.config` reads the configuration.
- :mod:`.keys` says what a key may do.
- :mod:`.zones` reads and changes zones, those of one zone one after another.
- :mod:`.journal` writes a line for each change and each refusal, and counts them.
- :mod:`.rfc2136` and :mod:`.http` are the protocols.
- :mod:`.service` starts and stops everything.
"""
