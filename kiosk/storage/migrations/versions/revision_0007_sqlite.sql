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

-- Nor is a row that is kept replaced: REPLACE takes it away, and asks the guards against deleting
-- only where recursive_triggers is on. These ask before it does.
CREATE TRIGGER business_days_closed_no_replace BEFORE INSERT ON business_days
WHEN EXISTS (SELECT 1 FROM business_days WHERE "window" = NEW."window" AND day = NEW.day
    AND opening = NEW.opening AND closed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a closed day is never altered'); END

CREATE TRIGGER business_days_stay_what_they_are BEFORE UPDATE OF "window", day, opening
ON business_days
WHEN (OLD."window", OLD.day, OLD.opening) <> (NEW."window", NEW.day, NEW.opening)
BEGIN SELECT RAISE(ABORT, 'a day never becomes another'); END

CREATE TRIGGER orders_closed_no_replace BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM closed_orders
        WHERE id = (SELECT id FROM orders WHERE "key" = NEW."key"))
    OR EXISTS (SELECT 1 FROM closed_orders
        WHERE id = (SELECT id FROM orders
            WHERE "window" = NEW."window" AND day = NEW.day AND number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER orders_stay_what_they_are
BEFORE UPDATE OF id, "key", "window", day, opening, number ON orders
WHEN (OLD.id, OLD."key", OLD."window", OLD.day, OLD.opening, OLD.number)
    <> (NEW.id, NEW."key", NEW."window", NEW.day, NEW.opening, NEW.number)
BEGIN SELECT RAISE(ABORT, 'an order never becomes another'); END

CREATE TRIGGER payments_closed_no_replace BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM closed_orders
    WHERE id = (SELECT order_id FROM payments WHERE id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'the day of this payment is closed'); END

CREATE TRIGGER payments_stay_what_they_are BEFORE UPDATE OF id, order_id ON payments
WHEN (OLD.id, OLD.order_id) <> (NEW.id, NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'a payment never becomes another'); END

CREATE VIEW closed_papers AS
SELECT id, "window", code FROM print_jobs
WHERE CASE WHEN order_id IS NULL
    THEN EXISTS (SELECT 1 FROM closed_dates WHERE closed_dates."window" = print_jobs."window"
        AND closed_dates.day = print_jobs.day)
    ELSE EXISTS (SELECT 1 FROM closed_orders WHERE closed_orders.id = print_jobs.order_id) END

CREATE TRIGGER print_jobs_closed_no_replace BEFORE INSERT ON print_jobs
WHEN EXISTS (SELECT 1 FROM closed_papers WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM closed_papers
        WHERE "window" = NEW."window" AND code = NEW.code AND code <> '')
BEGIN SELECT RAISE(ABORT, 'the day of this paper is closed'); END

CREATE TRIGGER print_jobs_stay_what_they_are
BEFORE UPDATE OF id, order_id, code, copy_of ON print_jobs
WHEN (OLD.id, coalesce(OLD.order_id, -1), OLD.code, coalesce(OLD.copy_of, -1))
        <> (NEW.id, coalesce(NEW.order_id, -1), NEW.code, coalesce(NEW.copy_of, -1))
    AND NOT EXISTS (SELECT 1 FROM closed_papers WHERE id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a paper never becomes another'); END

CREATE TRIGGER order_history_no_replace BEFORE INSERT ON order_history
WHEN EXISTS (SELECT 1 FROM order_history WHERE order_id = NEW.order_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a row of a history is never altered'); END

CREATE TRIGGER payment_history_no_replace BEFORE INSERT ON payment_history
WHEN EXISTS (SELECT 1 FROM payment_history WHERE payment_id = NEW.payment_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a row of a history is never altered'); END

CREATE TRIGGER job_history_no_replace BEFORE INSERT ON job_history
WHEN EXISTS (SELECT 1 FROM job_history WHERE job_id = NEW.job_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a row of a history is never altered'); END

CREATE TRIGGER shortages_no_replace BEFORE INSERT ON shortages
WHEN EXISTS (SELECT 1 FROM shortages WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a shortage is never deleted'); END

CREATE TRIGGER shortages_stay_what_they_are BEFORE UPDATE OF id ON shortages WHEN OLD.id <> NEW.id
BEGIN SELECT RAISE(ABORT, 'a shortage never becomes another'); END

CREATE TRIGGER pauses_no_replace BEFORE INSERT ON pauses
WHEN EXISTS (SELECT 1 FROM pauses WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a pause is never deleted'); END

CREATE TRIGGER pauses_stay_what_they_are BEFORE UPDATE OF id ON pauses WHEN OLD.id <> NEW.id
BEGIN SELECT RAISE(ABORT, 'a pause never becomes another'); END

CREATE TRIGGER corrections_no_replace BEFORE INSERT ON corrections
WHEN EXISTS (SELECT 1 FROM corrections WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a correction is never altered'); END

CREATE TRIGGER correction_taxes_no_replace BEFORE INSERT ON correction_taxes
WHEN EXISTS (SELECT 1 FROM correction_taxes
    WHERE correction_id = NEW.correction_id AND bp = NEW.bp)
BEGIN SELECT RAISE(ABORT, 'a correction is never altered'); END
