"""The staff's side of the glass, behind a PIN: loaded when it is first opened."""
