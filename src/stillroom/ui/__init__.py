"""The design system: NHS.UK layout, form fields and components. It knows no domain."""
