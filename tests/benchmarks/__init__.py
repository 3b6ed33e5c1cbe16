"""Measurements beside a floor, in one run. They gate nothing; run them with: poe bench."""
