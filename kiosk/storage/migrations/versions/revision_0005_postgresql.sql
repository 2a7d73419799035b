-- What SQLite makes anew, PostgreSQL alters.

ALTER TABLE print_jobs DROP CONSTRAINT ck_print_jobs_of_an_order;

ALTER TABLE print_jobs ADD CONSTRAINT ck_print_jobs_of_an_order
    CHECK (kind NOT IN ('ticket', 'receipt') OR order_id IS NOT NULL);

ALTER TABLE print_jobs DROP CONSTRAINT ck_print_jobs_kind_is_known;

ALTER TABLE print_jobs ADD CONSTRAINT ck_print_jobs_kind_is_known
    CHECK ("kind" IN ('ticket', 'receipt', 'report', 'help', 'closing', 'figures', 'reminder',
        'shortage', 'samples'));

DROP INDEX ix_print_jobs_day;

CREATE INDEX ix_print_jobs_day ON print_jobs ("window", day, kind);

ALTER TABLE order_history DROP CONSTRAINT ck_order_history_why_is_known;

ALTER TABLE order_history ADD CONSTRAINT ck_order_history_why_is_known
    CHECK ("why" IN ('ordered', 'made', 'handed over', 'not paid', 'not ready after all',
        'brought back', 'refused', 'no id', 'drunk', 'sold out', 'guest left', 'mistake',
        'day ended'));

ALTER TABLE payments DROP CONSTRAINT ck_payments_way_is_known;

ALTER TABLE payments ADD CONSTRAINT ck_payments_way_is_known CHECK ("way" IN ('cash', 'free'));

CREATE TABLE shortages (
    id SERIAL NOT NULL,
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
);

CREATE INDEX ix_shortages_began_at ON shortages ("window", began_at);

CREATE INDEX ix_shortages_job_id ON shortages (job_id);

CREATE UNIQUE INDEX uq_shortages_one_open ON shortages ("window", kind, name) WHERE ended_at IS
    NULL;

CREATE TABLE pauses (
    id SERIAL NOT NULL,
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
);

CREATE UNIQUE INDEX uq_pauses_one_open ON pauses ("window") WHERE ended_at IS NULL;

ALTER TABLE business_days ADD COLUMN by_card_at TEXT
    CONSTRAINT ck_business_days_by_card_at_is_utc CHECK (by_card_at {is_utc});
