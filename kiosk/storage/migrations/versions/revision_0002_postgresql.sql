-- What SQLite makes anew, PostgreSQL alters.

ALTER TABLE orders DROP CONSTRAINT fk_orders_window_day;

ALTER TABLE business_days DROP CONSTRAINT pk_business_days;

ALTER TABLE business_days ADD COLUMN opening INTEGER NOT NULL DEFAULT 1
    CONSTRAINT ck_business_days_counted_from_one CHECK (opening >= 1);

ALTER TABLE business_days ALTER COLUMN opening DROP DEFAULT;

ALTER TABLE business_days ADD COLUMN restored_at TEXT
    CONSTRAINT ck_business_days_restored_at_is_utc CHECK (restored_at {is_utc});

ALTER TABLE business_days
    ADD CONSTRAINT pk_business_days PRIMARY KEY ("window", day, opening);

ALTER TABLE orders ADD COLUMN opening INTEGER NOT NULL DEFAULT 1;

ALTER TABLE orders ALTER COLUMN opening DROP DEFAULT;

ALTER TABLE orders ADD CONSTRAINT fk_orders_window_day_opening
    FOREIGN KEY ("window", day, opening) REFERENCES business_days ("window", day, opening);

ALTER TABLE pagers DROP CONSTRAINT ck_pagers_state_is_known;

ALTER TABLE pagers ADD CONSTRAINT ck_pagers_state_is_known
    CHECK ("state" IN ('free', 'out', 'missing', 'held'));

CREATE TABLE loose_papers (
    "window" TEXT NOT NULL,
    printer TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    CONSTRAINT pk_loose_papers PRIMARY KEY ("window", printer),
    CONSTRAINT ck_loose_papers_begun_at_is_utc CHECK (begun_at {is_utc})
);
