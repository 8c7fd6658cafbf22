"""The yardsticks of the project: `./dev bench`."""
