"""Everything of Parley that runs inside the Rasa server.

Imports nothing from `parley`: the two run in different Python environments and
meet only over HTTP (the input channel here, the action webhook there).
"""
