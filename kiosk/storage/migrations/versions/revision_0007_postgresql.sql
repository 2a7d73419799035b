-- For PostgreSQL: a statement a paragraph. The ledger knows one more kind.
ALTER TABLE ledger DROP CONSTRAINT ck_ledger_kind_is_known

ALTER TABLE ledger ADD CONSTRAINT ck_ledger_kind_is_known CHECK ("kind" IN ('begun', 'opened',
    'closed', 'order', 'change', 'payment', 'paper', 'shortage', 'pause', 'correction'))

CREATE FUNCTION corrections_are_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    RAISE EXCEPTION 'a correction is never altered, and never deleted'
            USING ERRCODE = 'integrity_constraint_violation';
END $$

CREATE TRIGGER corrections_no_change BEFORE UPDATE OR DELETE ON corrections
FOR EACH ROW EXECUTE FUNCTION corrections_are_kept()

CREATE TRIGGER correction_taxes_no_change BEFORE UPDATE OR DELETE ON correction_taxes
FOR EACH ROW EXECUTE FUNCTION corrections_are_kept()

-- What is of an open day is put right with the cards. A correction is counted in the day after the
-- last closed one: none is put into a day that is closed.
CREATE FUNCTION corrections_are_of_closed_days() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM closed_orders JOIN orders ON orders.id = closed_orders.id
        WHERE orders.id = NEW.order_id AND orders."window" = NEW."window")
    THEN
        RAISE EXCEPTION 'only an order of a closed day is corrected'
            USING ERRCODE = 'integrity_constraint_violation';
    ELSIF NOT EXISTS (SELECT 1 FROM business_days WHERE "window" = NEW."window"
            AND (day, opening) = (NEW.after_day, NEW.after_opening) AND closed_at IS NOT NULL)
        OR EXISTS (SELECT 1 FROM business_days WHERE "window" = NEW."window"
            AND (day, opening) > (NEW.after_day, NEW.after_opening) AND closed_at IS NOT NULL)
    THEN
        RAISE EXCEPTION 'the day of this correction is closed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$

CREATE TRIGGER corrections_of_closed_days BEFORE INSERT ON corrections
FOR EACH ROW EXECUTE FUNCTION corrections_are_of_closed_days()

CREATE FUNCTION parts_of_corrections_are_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF EXISTS (SELECT 1 FROM corrections JOIN business_days
        ON business_days."window" = corrections."window"
        AND (business_days.day, business_days.opening)
            > (corrections.after_day, corrections.after_opening)
        WHERE corrections.id = NEW.correction_id AND business_days.closed_at IS NOT NULL)
    THEN
        RAISE EXCEPTION 'the day of this correction is closed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$

CREATE TRIGGER correction_taxes_in_the_new_day BEFORE INSERT ON correction_taxes
FOR EACH ROW EXECUTE FUNCTION parts_of_corrections_are_kept()

-- Nor is a table emptied: TRUNCATE asks no guard of its rows.
CREATE FUNCTION kept_tables_are_not_emptied() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    RAISE EXCEPTION 'what is kept is never deleted'
            USING ERRCODE = 'integrity_constraint_violation';
END $$

CREATE TRIGGER ledger_not_emptied BEFORE TRUNCATE ON ledger
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER business_days_not_emptied BEFORE TRUNCATE ON business_days
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER orders_not_emptied BEFORE TRUNCATE ON orders
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER order_lines_not_emptied BEFORE TRUNCATE ON order_lines
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER order_options_not_emptied BEFORE TRUNCATE ON order_options
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER order_taxes_not_emptied BEFORE TRUNCATE ON order_taxes
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER order_history_not_emptied BEFORE TRUNCATE ON order_history
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER payments_not_emptied BEFORE TRUNCATE ON payments
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER payment_history_not_emptied BEFORE TRUNCATE ON payment_history
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER print_jobs_not_emptied BEFORE TRUNCATE ON print_jobs
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER job_history_not_emptied BEFORE TRUNCATE ON job_history
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER shortages_not_emptied BEFORE TRUNCATE ON shortages
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER pauses_not_emptied BEFORE TRUNCATE ON pauses
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER corrections_not_emptied BEFORE TRUNCATE ON corrections
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()

CREATE TRIGGER correction_taxes_not_emptied BEFORE TRUNCATE ON correction_taxes
FOR EACH STATEMENT EXECUTE FUNCTION kept_tables_are_not_emptied()
