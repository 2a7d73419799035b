-- For SQLite: a statement a paragraph. The ledger with one more kind: SQLite alters no rule of a
-- table, so it is made anew, and its rows are laid into it as they are.
CREATE TABLE new_ledger (
    "window" TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    day TEXT,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    parts TEXT NOT NULL,
    digest BLOB NOT NULL,
    chain BLOB NOT NULL,
    CONSTRAINT pk_ledger PRIMARY KEY ("window", seq),
    CONSTRAINT ck_ledger_counted_from_one CHECK (seq >= 1),
    CONSTRAINT ck_ledger_whole_hashes CHECK (length(digest) = 32 AND length(chain) = 32),
    CONSTRAINT ck_ledger_at_is_utc CHECK (at {is_utc}),
    CONSTRAINT ck_ledger_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT ck_ledger_kind_is_known CHECK ("kind" IN ('begun', 'opened', 'closed', 'order',
        'change', 'payment', 'paper', 'shortage', 'pause', 'correction'))
) WITHOUT ROWID, STRICT

INSERT INTO new_ledger SELECT * FROM ledger

DROP TABLE ledger

ALTER TABLE new_ledger RENAME TO ledger

-- They went with the old one.
CREATE TRIGGER ledger_is_chained BEFORE INSERT ON ledger
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger WHERE "window" = NEW."window")
BEGIN SELECT RAISE(ABORT, 'a row of the ledger follows the one before'); END

CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'a row of the ledger is never altered'); END

CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'a row of the ledger is never deleted'); END

CREATE TRIGGER corrections_no_update BEFORE UPDATE ON corrections
BEGIN SELECT RAISE(ABORT, 'a correction is never altered'); END

CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections
BEGIN SELECT RAISE(ABORT, 'a correction is never deleted'); END

CREATE TRIGGER correction_taxes_no_update BEFORE UPDATE ON correction_taxes
BEGIN SELECT RAISE(ABORT, 'a correction is never altered'); END

CREATE TRIGGER correction_taxes_no_delete BEFORE DELETE ON correction_taxes
BEGIN SELECT RAISE(ABORT, 'a correction is never deleted'); END

-- What is of an open day is put right with the cards.
CREATE TRIGGER corrections_of_closed_days BEFORE INSERT ON corrections
WHEN NOT EXISTS (SELECT 1 FROM closed_orders JOIN orders ON orders.id = closed_orders.id
    WHERE orders.id = NEW.order_id AND orders."window" = NEW."window")
BEGIN SELECT RAISE(ABORT, 'only an order of a closed day is corrected'); END

-- It is counted in the day after the last closed one: none is put into a day that is closed.
CREATE TRIGGER corrections_in_the_new_day BEFORE INSERT ON corrections
WHEN (NEW.after_day, NEW.after_opening) IS NOT (SELECT day, opening FROM business_days
    WHERE "window" = NEW."window" AND closed_at IS NOT NULL
    ORDER BY day DESC, opening DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'the day of this correction is closed'); END

CREATE TRIGGER correction_taxes_in_the_new_day BEFORE INSERT ON correction_taxes
WHEN EXISTS (SELECT 1 FROM corrections JOIN business_days
    ON business_days."window" = corrections."window"
    AND (business_days.day, business_days.opening)
        > (corrections.after_day, corrections.after_opening)
    WHERE corrections.id = NEW.correction_id AND business_days.closed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the day of this correction is closed'); END
