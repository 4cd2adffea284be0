"""Drawings: the map, boxes, plots."""
