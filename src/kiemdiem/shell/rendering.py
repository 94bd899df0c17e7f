"""How forms become HTML."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Takes the templates of the shell."""
