-- A date may be opened twice, and a pager may be held: both come with a restore.
-- A paper that is no job, the answer to a scan, may be cut off by the end of the process.
-- SQLite alters no rule of a table: each is made anew, filled and given its old name.

CREATE TABLE new_business_days (
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    opening INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    last_number INTEGER NOT NULL,
    restored_at TEXT,
    CONSTRAINT pk_business_days PRIMARY KEY ("window", day, opening),
    CONSTRAINT ck_business_days_three_digits CHECK (last_number BETWEEN 0 AND 999),
    CONSTRAINT ck_business_days_counted_from_one CHECK (opening >= 1),
    CONSTRAINT ck_business_days_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT ck_business_days_opened_at_is_utc CHECK (opened_at {is_utc}),
    CONSTRAINT ck_business_days_closed_at_is_utc CHECK (closed_at {is_utc}),
    CONSTRAINT ck_business_days_restored_at_is_utc CHECK (restored_at {is_utc})
) WITHOUT ROWID, STRICT;

INSERT INTO new_business_days
SELECT "window", day, 1, opened_at, closed_at, last_number, NULL FROM business_days;

DROP TABLE business_days;

ALTER TABLE new_business_days RENAME TO business_days;

CREATE UNIQUE INDEX uq_business_days_one_open ON business_days ("window") WHERE closed_at IS NULL;

CREATE TABLE new_orders (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    opening INTEGER NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    pager INTEGER,
    total_cents INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    placed_at TEXT NOT NULL,
    shown_at TEXT,
    CONSTRAINT pk_orders PRIMARY KEY (id),
    CONSTRAINT ck_orders_three_digits CHECK (number BETWEEN 1 AND 999),
    CONSTRAINT ck_orders_not_negative CHECK (total_cents >= 0),
    CONSTRAINT uq_orders_key UNIQUE ("key"),
    CONSTRAINT uq_orders_window_day_number UNIQUE ("window", day, number),
    CONSTRAINT fk_orders_window_day_opening FOREIGN KEY("window", day, opening) REFERENCES
        business_days ("window", day, opening),
    CONSTRAINT ck_orders_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT ck_orders_state_is_known CHECK ("state" IN ('placed', 'ready', 'collected',
        'cancelled', 'abandoned')),
    CONSTRAINT ck_orders_paid_yes_or_no CHECK (paid IN (0, 1)),
    CONSTRAINT ck_orders_placed_at_is_utc CHECK (placed_at {is_utc}),
    CONSTRAINT ck_orders_shown_at_is_utc CHECK (shown_at {is_utc})
) STRICT;

INSERT INTO new_orders
SELECT id, "key", "window", day, 1, number, state, language, pager, total_cents, paid, placed_at,
    shown_at
FROM orders;

DROP TABLE orders;

ALTER TABLE new_orders RENAME TO orders;

CREATE INDEX ix_orders_open ON orders ("window", id) WHERE state IN ('placed', 'ready');

CREATE INDEX ix_orders_unshown ON orders ("window", placed_at) WHERE shown_at IS NULL;

CREATE UNIQUE INDEX uq_orders_one_open_per_pager ON orders ("window", pager) WHERE state IN
    ('placed', 'ready') AND pager IS NOT NULL;

CREATE TABLE new_pagers (
    "window" TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    order_id INTEGER,
    called_at TEXT,
    CONSTRAINT pk_pagers PRIMARY KEY ("window", number),
    CONSTRAINT ck_pagers_out_with_an_order CHECK (state <> 'out' OR order_id IS NOT NULL),
    CONSTRAINT ck_pagers_free_of_orders CHECK (state <> 'free' OR order_id IS NULL),
    CONSTRAINT ck_pagers_state_is_known CHECK ("state" IN ('free', 'out', 'missing', 'held')),
    CONSTRAINT ck_pagers_since_is_utc CHECK (since {is_utc}),
    CONSTRAINT ck_pagers_called_at_is_utc CHECK (called_at {is_utc}),
    CONSTRAINT fk_pagers_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) WITHOUT ROWID, STRICT;

INSERT INTO new_pagers SELECT "window", number, state, since, order_id, called_at FROM pagers;

DROP TABLE pagers;

ALTER TABLE new_pagers RENAME TO pagers;

CREATE TABLE loose_papers (
    "window" TEXT NOT NULL,
    printer TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    CONSTRAINT pk_loose_papers PRIMARY KEY ("window", printer),
    CONSTRAINT ck_loose_papers_begun_at_is_utc CHECK (begun_at {is_utc})
) WITHOUT ROWID, STRICT;
