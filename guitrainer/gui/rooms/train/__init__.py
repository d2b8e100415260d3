"""Parts of the window; each takes the lab state, paints it, and knows no other part."""
