"""The models of an installation: which there are, how good they are, which one serves, and who decided that.

Everything but `commands` is plain Python without Rasa, so that asking costs nothing.
"""
