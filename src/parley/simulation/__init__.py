"""Negotiations with simulated consumers: what the negotiator reaches, measured against baselines and an oracle.

Nothing here decides anything in the product. The consumer model and the definition of every figure are written down in
docs/simulation/.
"""
