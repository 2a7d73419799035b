-- A guest may call the bartender: her call is a row, its slip a paper of its own kind.
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
    CONSTRAINT ck_print_jobs_of_an_order CHECK (kind IN ('report', 'help') OR order_id IS NOT NULL),
    CONSTRAINT uq_print_jobs_order_id_kind_paper UNIQUE (order_id, kind, paper),
    CONSTRAINT ck_print_jobs_kind_is_known CHECK ("kind" IN ('ticket', 'receipt', 'report',
        'help')),
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

CREATE INDEX ix_print_jobs_day ON print_jobs ("window", day);

CREATE INDEX ix_print_jobs_place ON print_jobs ("window", printer, place);

CREATE INDEX ix_print_jobs_queue ON print_jobs ("window", printer, place, id) WHERE state IN
    ('queued', 'failed', 'printing');

CREATE INDEX ix_print_jobs_unsettled ON print_jobs ("window", printer, place, id) WHERE state IN
    ('uncertain');

CREATE UNIQUE INDEX uq_print_jobs_code ON print_jobs ("window", code) WHERE code != '';

CREATE UNIQUE INDEX uq_print_jobs_one_original ON print_jobs (order_id, kind) WHERE copy_of IS NULL;

CREATE TABLE help_requests (
    id INTEGER NOT NULL,
    "window" TEXT NOT NULL,
    count INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    screen TEXT NOT NULL,
    language TEXT NOT NULL,
    number INTEGER,
    job_id INTEGER NOT NULL,
    seen_at TEXT,
    rings INTEGER NOT NULL,
    rung_at TEXT,
    CONSTRAINT pk_help_requests PRIMARY KEY (id),
    CONSTRAINT ck_help_requests_counts CHECK ("count" >= 1 AND rings >= 0),
    CONSTRAINT ck_help_requests_three_digits CHECK (number IS NULL OR number BETWEEN 1 AND 999),
    CONSTRAINT uq_help_requests_key UNIQUE ("key"),
    CONSTRAINT uq_help_requests_window_count UNIQUE ("window", count),
    CONSTRAINT ck_help_requests_asked_at_is_utc CHECK (asked_at {is_utc}),
    CONSTRAINT ck_help_requests_screen_is_known CHECK ("screen" IN ('attract', 'menu', 'drink',
        'basket', 'number', 'closed')),
    CONSTRAINT ck_help_requests_seen_at_is_utc CHECK (seen_at {is_utc}),
    CONSTRAINT ck_help_requests_rung_at_is_utc CHECK (rung_at {is_utc}),
    CONSTRAINT fk_help_requests_job_id FOREIGN KEY(job_id) REFERENCES print_jobs (id)
) STRICT;

CREATE INDEX ix_help_requests_job_id ON help_requests (job_id);
