"""Forms made from the schema: values and text, tables of what to show, fields, whole forms."""
