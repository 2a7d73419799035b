-- Corrections of closed days. A word in braces is written differently by SQLite and PostgreSQL.
CREATE TABLE corrections (
    {row_id},
    "window" TEXT NOT NULL,
    after_day TEXT NOT NULL,
    after_opening INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    cents INTEGER NOT NULL,
    why TEXT NOT NULL,
    written_by TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_corrections PRIMARY KEY (id),
    CONSTRAINT ck_corrections_not_nothing CHECK (cents <> 0),
    CONSTRAINT ck_corrections_sign_of_its_kind
        CHECK (kind = 'other' OR (kind = 'paid') = (cents > 0)),
    CONSTRAINT ck_corrections_says_why CHECK (length(why) BETWEEN 1 AND 200),
    CONSTRAINT ck_corrections_says_who CHECK (length(written_by) BETWEEN 1 AND 40),
    CONSTRAINT fk_corrections_window_after_day_after_opening
        FOREIGN KEY("window", after_day, after_opening)
        REFERENCES business_days ("window", day, opening),
    CONSTRAINT ck_corrections_after_day_is_a_day CHECK (after_day LIKE '____-__-__'),
    CONSTRAINT ck_corrections_kind_is_known
        CHECK ("kind" IN ('paid', 'not paid', 'given back', 'other')),
    CONSTRAINT ck_corrections_way_is_known CHECK ("way" IN ('cash', 'free')),
    CONSTRAINT ck_corrections_at_is_utc CHECK (at {is_utc}),
    CONSTRAINT fk_corrections_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
){table}

CREATE INDEX ix_corrections_after ON corrections ("window", after_day, after_opening)

CREATE INDEX ix_corrections_order_id ON corrections (order_id)

CREATE TABLE correction_taxes (
    correction_id INTEGER NOT NULL,
    bp INTEGER NOT NULL,
    cents INTEGER NOT NULL,
    tax_cents INTEGER NOT NULL,
    CONSTRAINT pk_correction_taxes PRIMARY KEY (correction_id, bp),
    CONSTRAINT ck_correction_taxes_not_nothing CHECK (cents <> 0),
    CONSTRAINT ck_correction_taxes_tax_is_in_it
        CHECK (bp >= 0 AND abs(tax_cents) <= abs(cents)),
    CONSTRAINT fk_correction_taxes_correction_id
        FOREIGN KEY(correction_id) REFERENCES corrections (id)
){part}
