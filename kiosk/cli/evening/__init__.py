"""``kiosk demo --play night``: a whole evening in a minute, and the account of it."""
