-- What SQLite makes anew, PostgreSQL alters.

ALTER TABLE print_jobs DROP CONSTRAINT ck_print_jobs_of_an_order;

ALTER TABLE print_jobs ADD CONSTRAINT ck_print_jobs_of_an_order
    CHECK (kind IN ('report', 'help') OR order_id IS NOT NULL);

ALTER TABLE print_jobs DROP CONSTRAINT ck_print_jobs_kind_is_known;

ALTER TABLE print_jobs ADD CONSTRAINT ck_print_jobs_kind_is_known
    CHECK ("kind" IN ('ticket', 'receipt', 'report', 'help'));

CREATE TABLE help_requests (
    id SERIAL NOT NULL,
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
);

CREATE INDEX ix_help_requests_job_id ON help_requests (job_id);
