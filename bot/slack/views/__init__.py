"""Pure builders of Block Kit: values in, messages and views out."""
