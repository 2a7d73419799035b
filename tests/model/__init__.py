"""A model of everything that can happen to orders and papers, lived through exhaustively.

The services, the database and its file are the real ones; the printers, the pager base, the
bartender, the guests and time are models (``machine``, ``printer``, ``street``). One *move* is one
turn of one of them (``world``); inside a move are ``points``: each named step of the product, both
sides of every commit, every write call, every wait for a printer. From each moment (``moments``)
all of this is lived on, each distinct one once (``canon`` says when two are the same; ``explore``
counts the paths), and the promise is asked of rows and paper by ``promise``, which shares no rule
with the product. What the database has answered of the very same rows is not asked again
(``known``).

Exhaustive: every point at which the process can end, with the printers' power or without, and
every pair of such points (``PAIRS`` in ``scenarios``: one order with each kind of proof,
two orders, a served one, a window with a standby); every event of ``events`` at every point at
which anyone could notice it; the events of ``TELLING``, an order taken back, a day that closes,
a bar printer nobody mends for a minute and an answer on paper also together with every end of the
process before, in and after them; a withheld confirmation coming at every later point; a backup
taken at every moment and brought back, by the real command, after every end that follows.

Bounded: two guests, one drink each; two ends of the process on a path, or one and an event; the
receipt printer ends with the process once; a stand-in takes its turns while the other printer
waits, not in the middle of its write calls; a restore is not itself cut off here. A ticket is two
write calls and a question (head, end, question), after a fragment one more before it; nothing
happens between two turns except at points; a round is nine seconds, and a person mends
everything once a round. Times count only while a rule still asks for them. A power cycle loses
what is still on the line: with flow control the rest of a ticket could come out after it and be
confirmed, which a model of bytes must look at, not this one. A printer that proves nothing and
loses its power is outside the promise, and left out here, too.

``python -m tests.model`` lists the scenarios; with a scenario and a path it lives that path and
tells each point.
"""
