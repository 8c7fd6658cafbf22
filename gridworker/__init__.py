"""gridworker: an offline visit log for grid workers, and the office that merges what they bring."""

__version__ = "0.1.0"
