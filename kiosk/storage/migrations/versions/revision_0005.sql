-- The bartender's cards: papers of the bar's own, reasons, what ran out, pauses.
-- SQLite alters no rule of a table: it is made anew, filled and given its old name.

CREATE TABLE new_print_jobs (
    id INTEGER NOT NULL,
    "window" TEXT NOT NULL,
    kind TEXT NOT NULL,
    printer TEXT NOT NULL,
    day TEXT NOT NULL,
    place INTEGER NOT NULL,
    state TEXT NOT NULL,
    order_id INTEGER,
    paper INTEGER NOT NULL,
    code TEXT NOT NULL,
    copy_of INTEGER,
    proof TEXT,
    attempts INTEGER NOT NULL,
    render_failures INTEGER NOT NULL,
    waiting_for TEXT NOT NULL,
    next_try_at TEXT,
    queued_at TEXT NOT NULL,
    CONSTRAINT pk_print_jobs PRIMARY KEY (id),
    CONSTRAINT ck_print_jobs_proof_means_printed CHECK ((state = 'printed') = (proof IS NOT NULL)),
    CONSTRAINT ck_print_jobs_waits_while_printing CHECK (waiting_for = '' OR state = 'printing'),
    CONSTRAINT ck_print_jobs_tries_again_if_failed CHECK (next_try_at IS NULL OR state = 'failed'),
    CONSTRAINT ck_print_jobs_counts CHECK (paper >= 1 AND attempts >= 0 AND render_failures >= 0),
    CONSTRAINT ck_print_jobs_of_an_order CHECK (kind NOT IN ('ticket', 'receipt')
        OR order_id IS NOT NULL),
    CONSTRAINT uq_print_jobs_order_id_kind_paper UNIQUE (order_id, kind, paper),
    CONSTRAINT ck_print_jobs_kind_is_known CHECK ("kind" IN ('ticket', 'receipt', 'report',
        'help', 'closing', 'figures', 'reminder', 'shortage', 'samples')),
    CONSTRAINT ck_print_jobs_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT ck_print_jobs_state_is_known CHECK ("state" IN ('queued', 'printing', 'printed',
        'failed', 'uncertain', 'withdrawn')),
    CONSTRAINT ck_print_jobs_proof_is_known CHECK ("proof" IN ('confirmed', 'fenced', 'sent',
        'scanned')),
    CONSTRAINT ck_print_jobs_next_try_at_is_utc CHECK (next_try_at {is_utc}),
    CONSTRAINT ck_print_jobs_queued_at_is_utc CHECK (queued_at {is_utc}),
    CONSTRAINT fk_print_jobs_order_id FOREIGN KEY(order_id) REFERENCES orders (id),
    CONSTRAINT fk_print_jobs_copy_of FOREIGN KEY(copy_of) REFERENCES print_jobs (id)
) STRICT;

INSERT INTO new_print_jobs
SELECT id, "window", kind, printer, day, place, state, order_id, paper, code, copy_of, proof,
    attempts, render_failures, waiting_for, next_try_at, queued_at
FROM print_jobs;

DROP TABLE print_jobs;

ALTER TABLE new_print_jobs RENAME TO print_jobs;

CREATE INDEX ix_print_jobs_day ON print_jobs ("window", day, kind);

CREATE INDEX ix_print_jobs_place ON print_jobs ("window", printer, place);

CREATE INDEX ix_print_jobs_queue ON print_jobs ("window", printer, place, id) WHERE state IN
    ('queued', 'failed', 'printing');

CREATE INDEX ix_print_jobs_unsettled ON print_jobs ("window", printer, place, id) WHERE state IN
    ('uncertain');

CREATE UNIQUE INDEX uq_print_jobs_code ON print_jobs ("window", code) WHERE code != '';

CREATE UNIQUE INDEX uq_print_jobs_one_original ON print_jobs (order_id, kind) WHERE copy_of IS NULL;

CREATE TABLE new_order_history (
    order_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT NOT NULL,
    why TEXT NOT NULL,
    paper INTEGER,
    CONSTRAINT pk_order_history PRIMARY KEY (order_id, seq),
    CONSTRAINT ck_order_history_first_has_no_before CHECK ((seq = 1) = ("before" IS NULL)),
    CONSTRAINT ck_order_history_at_is_utc CHECK (at {is_utc}),
    CONSTRAINT ck_order_history_who_is_known CHECK ("who" IN ('guest', 'bartender', 'clock',
        'recovery')),
    CONSTRAINT ck_order_history_before_is_known CHECK ("before" IN ('placed', 'ready', 'collected',
        'cancelled', 'abandoned')),
    CONSTRAINT ck_order_history_after_is_known CHECK ("after" IN ('placed', 'ready', 'collected',
        'cancelled', 'abandoned')),
    CONSTRAINT ck_order_history_why_is_known CHECK ("why" IN ('ordered', 'made', 'handed over',
        'not paid', 'not ready after all', 'brought back', 'refused', 'no id', 'drunk', 'sold out',
        'guest left', 'mistake', 'day ended')),
    CONSTRAINT fk_order_history_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) WITHOUT ROWID, STRICT;

INSERT INTO new_order_history
SELECT order_id, seq, at, who, "before", "after", why, paper FROM order_history;

DROP TABLE order_history;

ALTER TABLE new_order_history RENAME TO order_history;

CREATE TABLE new_payments (
    id INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    way TEXT NOT NULL,
    cents INTEGER NOT NULL,
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    CONSTRAINT pk_payments PRIMARY KEY (id),
    CONSTRAINT ck_payments_not_nothing CHECK (cents <> 0),
    CONSTRAINT ck_payments_way_is_known CHECK ("way" IN ('cash', 'free')),
    CONSTRAINT ck_payments_state_is_known CHECK ("state" IN ('started', 'approved', 'declined',
        'unknown', 'refunded')),
    CONSTRAINT ck_payments_started_at_is_utc CHECK (started_at {is_utc}),
    CONSTRAINT fk_payments_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) STRICT;

INSERT INTO new_payments
SELECT id, order_id, way, cents, state, started_at FROM payments;

DROP TABLE payments;

ALTER TABLE new_payments RENAME TO payments;

CREATE INDEX ix_payments_order_id ON payments (order_id);

CREATE TABLE shortages (
    id INTEGER NOT NULL,
    "window" TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    began_at TEXT NOT NULL,
    until TEXT,
    ended_at TEXT,
    ended TEXT,
    staff_name TEXT NOT NULL,
    numbers TEXT NOT NULL,
    job_id INTEGER,
    CONSTRAINT pk_shortages PRIMARY KEY (id),
    CONSTRAINT ck_shortages_ended_somehow CHECK ((ended_at IS NULL) = (ended IS NULL)),
    CONSTRAINT ck_shortages_kind_is_known CHECK ("kind" IN ('ingredient', 'drink')),
    CONSTRAINT ck_shortages_began_at_is_utc CHECK (began_at {is_utc}),
    CONSTRAINT ck_shortages_until_is_utc CHECK (until {is_utc}),
    CONSTRAINT ck_shortages_ended_at_is_utc CHECK (ended_at {is_utc}),
    CONSTRAINT ck_shortages_ended_is_known CHECK ("ended" IN ('scanned', 'time', 'opening')),
    CONSTRAINT fk_shortages_job_id FOREIGN KEY(job_id) REFERENCES print_jobs (id)
) STRICT;

CREATE INDEX ix_shortages_began_at ON shortages ("window", began_at);

CREATE INDEX ix_shortages_job_id ON shortages (job_id);

CREATE UNIQUE INDEX uq_shortages_one_open ON shortages ("window", kind, name) WHERE ended_at IS
    NULL;

CREATE TABLE pauses (
    id INTEGER NOT NULL,
    "window" TEXT NOT NULL,
    why TEXT NOT NULL,
    began_at TEXT NOT NULL,
    until TEXT,
    ended_at TEXT,
    CONSTRAINT pk_pauses PRIMARY KEY (id),
    CONSTRAINT ck_pauses_why_is_known CHECK ("why" IN ('card', 'ten minutes', 'unanswered',
        'slowed')),
    CONSTRAINT ck_pauses_began_at_is_utc CHECK (began_at {is_utc}),
    CONSTRAINT ck_pauses_until_is_utc CHECK (until {is_utc}),
    CONSTRAINT ck_pauses_ended_at_is_utc CHECK (ended_at {is_utc})
) STRICT;

CREATE UNIQUE INDEX uq_pauses_one_open ON pauses ("window") WHERE ended_at IS NULL;

CREATE TABLE new_business_days (
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    opening INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    last_number INTEGER NOT NULL,
    restored_at TEXT,
    by_card_at TEXT,
    CONSTRAINT pk_business_days PRIMARY KEY ("window", day, opening),
    CONSTRAINT ck_business_days_three_digits CHECK (last_number BETWEEN 0 AND 999),
    CONSTRAINT ck_business_days_counted_from_one CHECK (opening >= 1),
    CONSTRAINT ck_business_days_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT ck_business_days_opened_at_is_utc CHECK (opened_at {is_utc}),
    CONSTRAINT ck_business_days_closed_at_is_utc CHECK (closed_at {is_utc}),
    CONSTRAINT ck_business_days_restored_at_is_utc CHECK (restored_at {is_utc}),
    CONSTRAINT ck_business_days_by_card_at_is_utc CHECK (by_card_at {is_utc})
) WITHOUT ROWID, STRICT;

INSERT INTO new_business_days
SELECT "window", day, opening, opened_at, closed_at, last_number, restored_at, NULL
FROM business_days;

DROP TABLE business_days;

ALTER TABLE new_business_days RENAME TO business_days;

CREATE UNIQUE INDEX uq_business_days_one_open ON business_days ("window") WHERE closed_at IS NULL;
