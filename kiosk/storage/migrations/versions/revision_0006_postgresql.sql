-- The guards, for PostgreSQL: a statement a paragraph. What a closed day holds stays as it was.
CREATE VIEW closed_orders AS
SELECT orders.id FROM orders
JOIN business_days ON business_days."window" = orders."window"
    AND business_days.day = orders.day AND business_days.opening = orders.opening
WHERE business_days.closed_at IS NOT NULL

CREATE VIEW closed_dates AS
SELECT "window", day FROM business_days GROUP BY "window", day
HAVING count(*) = count(closed_at)

CREATE FUNCTION ledger_is_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'a row of the ledger is never altered'
            USING ERRCODE = 'integrity_constraint_violation';
    ELSIF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger WHERE "window" = NEW."window")
    THEN
        RAISE EXCEPTION 'a row of the ledger follows the one before'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$

CREATE TRIGGER ledger_no_change BEFORE INSERT OR UPDATE OR DELETE ON ledger
FOR EACH ROW EXECUTE FUNCTION ledger_is_kept()

CREATE FUNCTION closed_days_are_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    RAISE EXCEPTION 'a closed day is never altered'
            USING ERRCODE = 'integrity_constraint_violation';
END $$

CREATE TRIGGER business_days_closed_no_change BEFORE UPDATE OR DELETE ON business_days
FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION closed_days_are_kept()

CREATE FUNCTION closed_orders_are_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.id) THEN
        -- A number may be shown after its day was closed, once.
        IF TG_OP = 'DELETE' OR OLD.shown_at IS NOT NULL
            OR to_jsonb(OLD) - 'shown_at' <> to_jsonb(NEW) - 'shown_at'
        THEN
            RAISE EXCEPTION 'the day of this order is closed'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF EXISTS (SELECT 1 FROM business_days WHERE "window" = NEW."window" AND day = NEW.day
        AND opening = NEW.opening AND closed_at IS NOT NULL)
    THEN
        RAISE EXCEPTION 'the day of this order is closed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$

CREATE TRIGGER orders_closed_no_change BEFORE INSERT OR UPDATE OR DELETE ON orders
FOR EACH ROW EXECUTE FUNCTION closed_orders_are_kept()

CREATE FUNCTION parts_of_closed_orders_are_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.order_id) THEN
        RAISE EXCEPTION 'the day of this order is closed'
            USING ERRCODE = 'integrity_constraint_violation';
    ELSIF TG_OP = 'DELETE' THEN
        RETURN OLD;
    ELSIF EXISTS (SELECT 1 FROM closed_orders WHERE id = NEW.order_id) THEN
        RAISE EXCEPTION 'the day of this order is closed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$

CREATE TRIGGER order_lines_closed_no_change BEFORE INSERT OR UPDATE OR DELETE ON order_lines
FOR EACH ROW EXECUTE FUNCTION parts_of_closed_orders_are_kept()

CREATE TRIGGER order_options_closed_no_change BEFORE INSERT OR UPDATE OR DELETE ON order_options
FOR EACH ROW EXECUTE FUNCTION parts_of_closed_orders_are_kept()

CREATE TRIGGER order_taxes_closed_no_change BEFORE INSERT OR UPDATE OR DELETE ON order_taxes
FOR EACH ROW EXECUTE FUNCTION parts_of_closed_orders_are_kept()

CREATE TRIGGER payments_closed_no_change BEFORE INSERT OR UPDATE OR DELETE ON payments
FOR EACH ROW EXECUTE FUNCTION parts_of_closed_orders_are_kept()

-- A row of a history is never altered nor deleted, whatever its day: see the first step.
CREATE TRIGGER order_history_closed_no_insert BEFORE INSERT ON order_history
FOR EACH ROW EXECUTE FUNCTION parts_of_closed_orders_are_kept()

CREATE FUNCTION payments_of_closed_orders_are_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM payments JOIN closed_orders ON closed_orders.id = payments.order_id
        WHERE payments.id = NEW.payment_id)
    THEN
        RAISE EXCEPTION 'the day of this payment is closed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$

CREATE TRIGGER payment_history_closed_no_insert BEFORE INSERT ON payment_history
FOR EACH ROW EXECUTE FUNCTION payments_of_closed_orders_are_kept()

-- Late evidence counts: a paper's state goes on, and its history. What it is does not change.
-- The closing report and what else the bar prints for itself comes after closing; so may copies.
CREATE FUNCTION papers_of_closed_days_are_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ DECLARE
    moving text[] := '{state,proof,printer,place,attempts,render_failures,waiting_for,next_try_at}';
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.kind IN ('ticket', 'receipt') AND NEW.copy_of IS NULL
            AND EXISTS (SELECT 1 FROM closed_orders WHERE id = NEW.order_id)
        THEN
            RAISE EXCEPTION 'the day of this paper is closed'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (CASE WHEN OLD.order_id IS NULL
        THEN EXISTS (SELECT 1 FROM closed_dates WHERE "window" = OLD."window" AND day = OLD.day)
        ELSE EXISTS (SELECT 1 FROM closed_orders WHERE id = OLD.order_id) END)
    THEN
        IF TG_OP = 'DELETE'
            OR (OLD.state = 'printed' AND (NEW.state, NEW.proof) <> (OLD.state, OLD.proof))
            OR to_jsonb(OLD) - moving <> to_jsonb(NEW) - moving
        THEN
            RAISE EXCEPTION 'the day of this paper is closed'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$

CREATE TRIGGER print_jobs_closed_no_change BEFORE INSERT OR UPDATE OR DELETE ON print_jobs
FOR EACH ROW EXECUTE FUNCTION papers_of_closed_days_are_kept()

CREATE FUNCTION what_has_ended_is_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL THEN
        RAISE EXCEPTION 'what has ended is never altered, and never deleted'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$

CREATE TRIGGER shortages_ended_no_change BEFORE UPDATE OR DELETE ON shortages
FOR EACH ROW EXECUTE FUNCTION what_has_ended_is_kept()

CREATE TRIGGER pauses_ended_no_change BEFORE UPDATE OR DELETE ON pauses
FOR EACH ROW EXECUTE FUNCTION what_has_ended_is_kept()
