"""Filling an empty house with an invented province, and moving its days."""

from kiemdiem.apps.demo.actions.plant_demo import Planted, plant_demo
from kiemdiem.apps.demo.actions.set_rehearsal_day import set_rehearsal_day

__all__ = ["Planted", "plant_demo", "set_rehearsal_day"]
