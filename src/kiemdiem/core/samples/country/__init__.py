"""A whole invented country: provinces, districts, communes, cells and their people, written straight into a file."""

from kiemdiem.core.samples.country.shape import COUNTRY, SMALLEST, Shape, TooSmall, shape_of
from kiemdiem.core.samples.country.writing import write_country

__all__ = ["COUNTRY", "SMALLEST", "Shape", "TooSmall", "shape_of", "write_country"]
