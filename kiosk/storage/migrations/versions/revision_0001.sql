-- The first tables. A word in braces is written differently by SQLite and PostgreSQL.

CREATE TABLE settings (
    "window" TEXT NOT NULL,
    secret {bytes} NOT NULL,
    CONSTRAINT pk_settings PRIMARY KEY ("window"),
    CONSTRAINT ck_settings_long_enough CHECK (length(secret) = 32)
) {part};

CREATE TABLE business_days (
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    last_number INTEGER NOT NULL,
    CONSTRAINT pk_business_days PRIMARY KEY ("window", day),
    CONSTRAINT ck_business_days_three_digits CHECK (last_number BETWEEN 0 AND 999),
    CONSTRAINT ck_business_days_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT ck_business_days_opened_at_is_utc CHECK (opened_at {is_utc}),
    CONSTRAINT ck_business_days_closed_at_is_utc CHECK (closed_at {is_utc})
) {part};

CREATE UNIQUE INDEX uq_business_days_one_open ON business_days ("window") WHERE closed_at IS NULL;

CREATE TABLE orders (
    {row_id},
    "key" TEXT NOT NULL,
    "window" TEXT NOT NULL,
    day TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    language TEXT NOT NULL,
    pager INTEGER,
    total_cents INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    placed_at TEXT NOT NULL,
    shown_at TEXT,
    CONSTRAINT pk_orders PRIMARY KEY (id),
    CONSTRAINT ck_orders_three_digits CHECK (number BETWEEN 1 AND 999),
    CONSTRAINT ck_orders_not_negative CHECK (total_cents >= 0),
    CONSTRAINT uq_orders_key UNIQUE ("key"),
    CONSTRAINT uq_orders_window_day_number UNIQUE ("window", day, number),
    CONSTRAINT fk_orders_window_day FOREIGN KEY("window", day) REFERENCES business_days ("window",
        day),
    CONSTRAINT ck_orders_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT ck_orders_state_is_known CHECK ("state" IN ('placed', 'ready', 'collected',
        'cancelled', 'abandoned')),
    CONSTRAINT ck_orders_paid_yes_or_no CHECK (paid IN (0, 1)),
    CONSTRAINT ck_orders_placed_at_is_utc CHECK (placed_at {is_utc}),
    CONSTRAINT ck_orders_shown_at_is_utc CHECK (shown_at {is_utc})
) {table};

CREATE INDEX ix_orders_open ON orders ("window", id) WHERE state IN ('placed', 'ready');

CREATE INDEX ix_orders_unshown ON orders ("window", placed_at) WHERE shown_at IS NULL;

CREATE UNIQUE INDEX uq_orders_one_open_per_pager ON orders ("window", pager) WHERE state IN
    ('placed', 'ready') AND pager IS NOT NULL;

CREATE TABLE order_lines (
    order_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    drink_id TEXT NOT NULL,
    name TEXT NOT NULL,
    staff_name TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_cents INTEGER NOT NULL,
    tax_bp INTEGER NOT NULL,
    alcoholic INTEGER NOT NULL,
    CONSTRAINT pk_order_lines PRIMARY KEY (order_id, position),
    CONSTRAINT ck_order_lines_at_least_one CHECK (quantity >= 1),
    CONSTRAINT ck_order_lines_not_negative CHECK (unit_cents >= 0 AND tax_bp >= 0),
    CONSTRAINT ck_order_lines_alcoholic_yes_or_no CHECK (alcoholic IN (0, 1)),
    CONSTRAINT fk_order_lines_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) {part};

CREATE TABLE order_options (
    order_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    place INTEGER NOT NULL,
    option_id TEXT NOT NULL,
    name TEXT NOT NULL,
    staff_name TEXT NOT NULL,
    ticket TEXT NOT NULL,
    price_cents INTEGER NOT NULL,
    CONSTRAINT pk_order_options PRIMARY KEY (order_id, position, place),
    CONSTRAINT fk_order_options_order_id_position FOREIGN KEY(order_id, position) REFERENCES
        order_lines (order_id, position)
) {part};

CREATE TABLE order_taxes (
    order_id INTEGER NOT NULL,
    bp INTEGER NOT NULL,
    cents INTEGER NOT NULL,
    CONSTRAINT pk_order_taxes PRIMARY KEY (order_id, bp),
    CONSTRAINT ck_order_taxes_not_negative CHECK (bp >= 0 AND cents >= 0),
    CONSTRAINT fk_order_taxes_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) {part};

CREATE TABLE order_history (
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
        'not ready after all', 'brought back', 'refused', 'sold out', 'guest left', 'mistake',
        'day ended')),
    CONSTRAINT fk_order_history_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) {part};

CREATE TABLE payments (
    {row_id},
    order_id INTEGER NOT NULL,
    way TEXT NOT NULL,
    cents INTEGER NOT NULL,
    state TEXT NOT NULL,
    started_at TEXT NOT NULL,
    CONSTRAINT pk_payments PRIMARY KEY (id),
    CONSTRAINT ck_payments_not_nothing CHECK (cents <> 0),
    CONSTRAINT ck_payments_way_is_known CHECK ("way" IN ('cash')),
    CONSTRAINT ck_payments_state_is_known CHECK ("state" IN ('started', 'approved', 'declined',
        'unknown', 'refunded')),
    CONSTRAINT ck_payments_started_at_is_utc CHECK (started_at {is_utc}),
    CONSTRAINT fk_payments_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) {table};

CREATE INDEX ix_payments_order_id ON payments (order_id);

CREATE TABLE payment_history (
    payment_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT NOT NULL,
    why TEXT NOT NULL,
    CONSTRAINT pk_payment_history PRIMARY KEY (payment_id, seq),
    CONSTRAINT ck_payment_history_first_has_no_before CHECK ((seq = 1) = ("before" IS NULL)),
    CONSTRAINT ck_payment_history_at_is_utc CHECK (at {is_utc}),
    CONSTRAINT ck_payment_history_before_is_known CHECK ("before" IN ('started', 'approved',
        'declined', 'unknown', 'refunded')),
    CONSTRAINT ck_payment_history_after_is_known CHECK ("after" IN ('started', 'approved',
        'declined', 'unknown', 'refunded')),
    CONSTRAINT fk_payment_history_payment_id FOREIGN KEY(payment_id) REFERENCES payments (id)
) {part};

CREATE TABLE print_jobs (
    {row_id},
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
    CONSTRAINT ck_print_jobs_of_an_order CHECK (kind = 'report' OR order_id IS NOT NULL),
    CONSTRAINT uq_print_jobs_order_id_kind_paper UNIQUE (order_id, kind, paper),
    CONSTRAINT ck_print_jobs_kind_is_known CHECK ("kind" IN ('ticket', 'receipt', 'report')),
    CONSTRAINT ck_print_jobs_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT ck_print_jobs_state_is_known CHECK ("state" IN ('queued', 'printing', 'printed',
        'failed', 'uncertain', 'withdrawn')),
    CONSTRAINT ck_print_jobs_proof_is_known CHECK ("proof" IN ('confirmed', 'fenced', 'sent',
        'scanned')),
    CONSTRAINT ck_print_jobs_next_try_at_is_utc CHECK (next_try_at {is_utc}),
    CONSTRAINT ck_print_jobs_queued_at_is_utc CHECK (queued_at {is_utc}),
    CONSTRAINT fk_print_jobs_order_id FOREIGN KEY(order_id) REFERENCES orders (id),
    CONSTRAINT fk_print_jobs_copy_of FOREIGN KEY(copy_of) REFERENCES print_jobs (id)
) {table};

CREATE INDEX ix_print_jobs_day ON print_jobs ("window", day);

CREATE INDEX ix_print_jobs_place ON print_jobs ("window", printer, place);

CREATE INDEX ix_print_jobs_queue ON print_jobs ("window", printer, place, id) WHERE state IN
    ('queued', 'failed', 'printing');

CREATE INDEX ix_print_jobs_unsettled ON print_jobs ("window", printer, place, id) WHERE state IN
    ('uncertain');

CREATE UNIQUE INDEX uq_print_jobs_code ON print_jobs ("window", code) WHERE code != '';

CREATE UNIQUE INDEX uq_print_jobs_one_original ON print_jobs (order_id, kind) WHERE copy_of IS NULL;

CREATE TABLE print_attempts (
    {row_id},
    "window" TEXT NOT NULL,
    printer TEXT NOT NULL,
    identifier TEXT NOT NULL,
    job_id INTEGER NOT NULL,
    begun_at TEXT NOT NULL,
    CONSTRAINT pk_print_attempts PRIMARY KEY (id),
    CONSTRAINT uq_print_attempts_window_identifier UNIQUE ("window", identifier),
    CONSTRAINT ck_print_attempts_begun_at_is_utc CHECK (begun_at {is_utc}),
    CONSTRAINT fk_print_attempts_job_id FOREIGN KEY(job_id) REFERENCES print_jobs (id)
) {table};

CREATE INDEX ix_print_attempts_begun ON print_attempts ("window", printer, id);

CREATE TABLE job_history (
    job_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT NOT NULL,
    why TEXT NOT NULL,
    CONSTRAINT pk_job_history PRIMARY KEY (job_id, seq),
    CONSTRAINT ck_job_history_first_has_no_before CHECK ((seq = 1) = ("before" IS NULL)),
    CONSTRAINT ck_job_history_at_is_utc CHECK (at {is_utc}),
    CONSTRAINT ck_job_history_before_is_known CHECK ("before" IN ('queued', 'printing', 'printed',
        'failed', 'uncertain', 'withdrawn')),
    CONSTRAINT ck_job_history_after_is_known CHECK ("after" IN ('queued', 'printing', 'printed',
        'failed', 'uncertain', 'withdrawn')),
    CONSTRAINT fk_job_history_job_id FOREIGN KEY(job_id) REFERENCES print_jobs (id)
) {part};

CREATE TABLE pagers (
    "window" TEXT NOT NULL,
    number INTEGER NOT NULL,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    order_id INTEGER,
    called_at TEXT,
    CONSTRAINT pk_pagers PRIMARY KEY ("window", number),
    CONSTRAINT ck_pagers_out_with_an_order CHECK (state <> 'out' OR order_id IS NOT NULL),
    CONSTRAINT ck_pagers_free_of_orders CHECK (state <> 'free' OR order_id IS NULL),
    CONSTRAINT ck_pagers_state_is_known CHECK ("state" IN ('free', 'out', 'missing')),
    CONSTRAINT ck_pagers_since_is_utc CHECK (since {is_utc}),
    CONSTRAINT ck_pagers_called_at_is_utc CHECK (called_at {is_utc}),
    CONSTRAINT fk_pagers_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) {part};

CREATE TABLE calls (
    {row_id},
    "window" TEXT NOT NULL,
    order_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    pager INTEGER NOT NULL,
    state TEXT NOT NULL,
    queued_at TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_try_at TEXT,
    CONSTRAINT pk_calls PRIMARY KEY (id),
    CONSTRAINT ck_calls_counts CHECK (attempts >= 0),
    CONSTRAINT ck_calls_state_is_known CHECK ("state" IN ('queued', 'calling', 'accepted',
        'refused', 'withdrawn', 'expired')),
    CONSTRAINT ck_calls_queued_at_is_utc CHECK (queued_at {is_utc}),
    CONSTRAINT ck_calls_next_try_at_is_utc CHECK (next_try_at {is_utc}),
    CONSTRAINT fk_calls_order_id FOREIGN KEY(order_id) REFERENCES orders (id)
) {table};

CREATE INDEX ix_calls_order_id ON calls (order_id);

CREATE INDEX ix_calls_waiting ON calls ("window", id) WHERE state IN ('queued', 'calling');
