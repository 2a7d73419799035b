-- The ledger. A word in braces is written differently by SQLite and PostgreSQL.
CREATE TABLE ledger (
    "window" TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    day TEXT,
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    parts TEXT NOT NULL,
    digest {bytes} NOT NULL,
    chain {bytes} NOT NULL,
    CONSTRAINT pk_ledger PRIMARY KEY ("window", seq),
    CONSTRAINT ck_ledger_counted_from_one CHECK (seq >= 1),
    CONSTRAINT ck_ledger_whole_hashes CHECK (length(digest) = 32 AND length(chain) = 32),
    CONSTRAINT ck_ledger_at_is_utc CHECK (at {is_utc}),
    CONSTRAINT ck_ledger_day_is_a_day CHECK (day LIKE '____-__-__'),
    CONSTRAINT ck_ledger_kind_is_known CHECK ("kind" IN ('begun', 'opened', 'closed', 'order',
        'change', 'payment', 'paper', 'shortage', 'pause'))
){part}
