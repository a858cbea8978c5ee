"""Everyone can read it: what machines can check of WCAG 2.2, print, keyboard, any language."""
