-- The guards, for SQLite: a statement a paragraph. What a closed day holds stays as it was.
CREATE TRIGGER ledger_is_chained BEFORE INSERT ON ledger
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger WHERE "window" = NEW."window")
BEGIN SELECT RAISE(ABORT, 'a row of the ledger follows the one before'); END

CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'a row of the ledger is never altered'); END

CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'a row of the ledger is never deleted'); END

CREATE TRIGGER business_days_closed_no_update BEFORE UPDATE ON business_days
WHEN OLD.closed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a closed day is never altered'); END

CREATE TRIGGER business_days_closed_no_delete BEFORE DELETE ON business_days
WHEN OLD.closed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a closed day is never deleted'); END

CREATE VIEW closed_orders AS
SELECT orders.id FROM orders
JOIN business_days ON business_days."window" = orders."window"
    AND business_days.day = orders.day AND business_days.opening = orders.opening
WHERE business_days.closed_at IS NOT NULL

CREATE TRIGGER orders_closed_no_insert BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM business_days WHERE "window" = NEW."window" AND day = NEW.day
    AND opening = NEW.opening AND closed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER orders_closed_no_delete BEFORE DELETE ON orders
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

-- A number may be shown after its day was closed, once.
CREATE TRIGGER orders_closed_no_update BEFORE UPDATE ON orders
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.id)
    AND (OLD.shown_at IS NOT NULL
        OR (OLD.id, OLD."key", OLD."window", OLD.day, OLD.opening, OLD.number, OLD.state,
            OLD.language, coalesce(OLD.pager, -1), OLD.total_cents, OLD.paid, OLD.placed_at,
            OLD."without")
        <> (NEW.id, NEW."key", NEW."window", NEW.day, NEW.opening, NEW.number, NEW.state,
            NEW.language, coalesce(NEW.pager, -1), NEW.total_cents, NEW.paid, NEW.placed_at,
            NEW."without"))
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

-- Nor is an order moved into a closed day.
CREATE TRIGGER orders_no_way_into_a_closed_day BEFORE UPDATE OF "window", day, opening ON orders
WHEN EXISTS (SELECT 1 FROM business_days WHERE "window" = NEW."window" AND day = NEW.day
    AND opening = NEW.opening AND closed_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER order_lines_closed_no_insert BEFORE INSERT ON order_lines
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER order_lines_closed_no_update BEFORE UPDATE ON order_lines
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id IN (OLD.order_id, NEW.order_id))
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER order_lines_closed_no_delete BEFORE DELETE ON order_lines
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER order_options_closed_no_insert BEFORE INSERT ON order_options
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER order_options_closed_no_update BEFORE UPDATE ON order_options
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id IN (OLD.order_id, NEW.order_id))
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER order_options_closed_no_delete BEFORE DELETE ON order_options
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER order_taxes_closed_no_insert BEFORE INSERT ON order_taxes
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER order_taxes_closed_no_update BEFORE UPDATE ON order_taxes
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id IN (OLD.order_id, NEW.order_id))
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER order_taxes_closed_no_delete BEFORE DELETE ON order_taxes
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER payments_closed_no_insert BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER payments_closed_no_update BEFORE UPDATE ON payments
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id IN (OLD.order_id, NEW.order_id))
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER payments_closed_no_delete BEFORE DELETE ON payments
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

-- A row of a history is never altered nor deleted, whatever its day: see the first step.
CREATE TRIGGER order_history_closed_no_insert BEFORE INSERT ON order_history
WHEN EXISTS (SELECT 1 FROM closed_orders WHERE id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this order is closed'); END

CREATE TRIGGER payment_history_closed_no_insert BEFORE INSERT ON payment_history
WHEN EXISTS (SELECT 1 FROM payments JOIN closed_orders ON closed_orders.id = payments.order_id
    WHERE payments.id = NEW.payment_id)
BEGIN SELECT RAISE(ABORT, 'the day of this payment is closed'); END

CREATE VIEW closed_dates AS
SELECT "window", day FROM business_days GROUP BY "window", day
HAVING count(*) = count(closed_at)

-- Late evidence counts: a paper's state goes on, and its history. What it is does not change.
CREATE TRIGGER print_jobs_closed_no_update BEFORE UPDATE ON print_jobs
WHEN CASE WHEN OLD.order_id IS NULL
        THEN EXISTS (SELECT 1 FROM closed_dates WHERE "window" = OLD."window" AND day = OLD.day)
        ELSE EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.order_id) END
    AND ((OLD.state = 'printed' AND (NEW.state, NEW.proof) <> (OLD.state, OLD.proof))
        OR (OLD.id, OLD."window", OLD.kind, OLD.day, coalesce(OLD.order_id, -1), OLD.paper,
            OLD.code, coalesce(OLD.copy_of, -1), OLD.queued_at)
        <> (NEW.id, NEW."window", NEW.kind, NEW.day, coalesce(NEW.order_id, -1), NEW.paper,
            NEW.code, coalesce(NEW.copy_of, -1), NEW.queued_at))
BEGIN SELECT RAISE(ABORT, 'the day of this paper is closed'); END

CREATE TRIGGER print_jobs_closed_no_delete BEFORE DELETE ON print_jobs
WHEN CASE WHEN OLD.order_id IS NULL
        THEN EXISTS (SELECT 1 FROM closed_dates WHERE "window" = OLD."window" AND day = OLD.day)
        ELSE EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.order_id) END
BEGIN SELECT RAISE(ABORT, 'the day of this paper is closed'); END

-- The closing report and what else the bar prints for itself comes after closing; so may copies.
CREATE TRIGGER print_jobs_closed_no_insert BEFORE INSERT ON print_jobs
WHEN NEW.kind IN ('ticket', 'receipt') AND NEW.copy_of IS NULL
    AND EXISTS (SELECT 1 FROM closed_orders WHERE id = NEW.order_id)
BEGIN SELECT RAISE(ABORT, 'the day of this paper is closed'); END

CREATE TRIGGER shortages_ended_no_update BEFORE UPDATE ON shortages
WHEN OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a shortage that has ended is never altered'); END

CREATE TRIGGER shortages_no_delete BEFORE DELETE ON shortages
BEGIN SELECT RAISE(ABORT, 'a shortage is never deleted'); END

CREATE TRIGGER pauses_ended_no_update BEFORE UPDATE ON pauses
WHEN OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a pause that has ended is never altered'); END

CREATE TRIGGER pauses_no_delete BEFORE DELETE ON pauses
BEGIN SELECT RAISE(ABORT, 'a pause is never deleted'); END
