"""Small widgets that know nothing of the laboratory; panels are made of them."""
