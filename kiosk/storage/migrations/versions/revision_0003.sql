-- Orders remember what a guest asked to be spared, and lines what the drink contained.
-- SQLite writes a new column behind a table's rules: each table is made anew instead.

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
    "without" TEXT NOT NULL,
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
SELECT id, "key", "window", day, opening, number, state, language, pager, total_cents, paid,
    placed_at, shown_at, ''
FROM orders;

DROP TABLE orders;

ALTER TABLE new_orders RENAME TO orders;

CREATE INDEX ix_orders_open ON orders ("window", id) WHERE state IN ('placed', 'ready');

CREATE INDEX ix_orders_unshown ON orders ("window", placed_at) WHERE shown_at IS NULL;

CREATE UNIQUE INDEX uq_orders_one_open_per_pager ON orders ("window", pager) WHERE state IN
    ('placed', 'ready') AND pager IS NOT NULL;

CREATE TABLE new_order_lines (
    order_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    drink_id TEXT NOT NULL,
    name TEXT NOT NULL,
    staff_name TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_cents INTEGER NOT NULL,
    tax_bp INTEGER NOT NULL,
    alcoholic INTEGER NOT NULL,
    allergens TEXT NOT NULL,
    strength_permille INTEGER,
    CONSTRAINT pk_order_lines PRIMARY KEY (order_id, position),
    CONSTRAINT ck_order_lines_at_least_one CHECK (quantity >= 1),
    CONSTRAINT ck_order_lines_not_negative CHECK (unit_cents >= 0 AND tax_bp >= 0),
    CONSTRAINT ck_order_lines_alcoholic_yes_or_no CHECK (alcoholic IN (0, 1)),
    CONSTRAINT fk_order_lines_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) WITHOUT ROWID, STRICT;

INSERT INTO new_order_lines
SELECT order_id, position, drink_id, name, staff_name, quantity, unit_cents, tax_bp, alcoholic, '',
    NULL
FROM order_lines;

DROP TABLE order_lines;

ALTER TABLE new_order_lines RENAME TO order_lines;
