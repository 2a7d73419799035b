-- What SQLite makes anew, PostgreSQL alters.

ALTER TABLE orders ADD COLUMN "without" TEXT NOT NULL DEFAULT '';

ALTER TABLE orders ALTER COLUMN "without" DROP DEFAULT;

ALTER TABLE order_lines ADD COLUMN allergens TEXT NOT NULL DEFAULT '';

ALTER TABLE order_lines ALTER COLUMN allergens DROP DEFAULT;

ALTER TABLE order_lines ADD COLUMN strength_permille INTEGER;
