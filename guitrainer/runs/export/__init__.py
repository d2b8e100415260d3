"""Pictures of filters, for people; weights of filters, for other programs."""

from guitrainer.runs.export.files import export_filters, export_pictures, export_run

__all__ = ["export_filters", "export_pictures", "export_run"]
