"""How Django draws a form: our templates, everywhere."""

from django.forms.renderers import DjangoTemplates


class FormRenderer(DjangoTemplates):
    """Label above, hint below, fault in words below that; a summary of all faults on top."""

    form_template_name = "shell/forms/form.html"
    field_template_name = "shell/forms/field.html"
    formset_template_name = "shell/forms/formset.html"
