"""The manual, packaged as `gridworker.manual` so that the window can show it."""
