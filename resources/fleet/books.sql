-- The books of a fleet in PostgreSQL 13 or later: psql --dbname fleet --file books.sql. Running it again changes nothing.
-- Each part is explained in resources/docs/fleet.md.

BEGIN;

-- What Telegraf writes. The trigger below takes each message over; only what cannot be read stays here.
CREATE TABLE IF NOT EXISTS fleet_messages (
  time timestamptz NOT NULL, kiosk text NOT NULL, kind text NOT NULL, value text NOT NULL
);

-- Every numbered message once. first: where a message stands for several that were dropped, the lowest of them.
CREATE TABLE IF NOT EXISTS fleet_books (
  kiosk text NOT NULL, series text NOT NULL, sequence bigint NOT NULL, first bigint NOT NULL,
  at timestamptz NOT NULL, content jsonb NOT NULL, stored timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kiosk, series, sequence)
);
CREATE INDEX IF NOT EXISTS fleet_books_by_sale ON fleet_books (kiosk, (content -> 'sale' ->> 'saleId'))
  WHERE content ? 'sale';
CREATE INDEX IF NOT EXISTS fleet_books_by_time ON fleet_books (at);

-- One number with two contents, which is two machines with one name. Nothing is overwritten.
CREATE TABLE IF NOT EXISTS fleet_conflicts (LIKE fleet_books);

-- The last state of each machine, and the highest number that it has told in each series of its outbox.
CREATE TABLE IF NOT EXISTS fleet_states (kiosk text PRIMARY KEY, at timestamptz NOT NULL, content jsonb NOT NULL);
CREATE TABLE IF NOT EXISTS fleet_series (
  kiosk text NOT NULL, series text NOT NULL, told bigint NOT NULL DEFAULT 0, up_to bigint NOT NULL DEFAULT 0,
  said bigint NOT NULL DEFAULT 0, since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kiosk, series)
);

CREATE OR REPLACE FUNCTION fleet_take() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  message jsonb;
  known jsonb;
BEGIN
  message := NEW.value::jsonb;
  IF message ->> 'kioskId' IS DISTINCT FROM NEW.kiosk OR NEW.kiosk !~ '^[A-Za-z0-9_-]{1,64}$'
    OR coalesce(message ->> 'series', '') !~ '^[A-Za-z0-9_-]{8,40}$' THEN
    RETURN NEW;
  END IF;
  INSERT INTO fleet_series (kiosk, series) VALUES (NEW.kiosk, message ->> 'series') ON CONFLICT DO NOTHING;
  IF NEW.kind = 'state' THEN
    UPDATE fleet_series SET told = (message ->> 'sequence')::bigint
      WHERE kiosk = NEW.kiosk AND series = message ->> 'series' AND told < (message ->> 'sequence')::bigint;
    INSERT INTO fleet_states VALUES (NEW.kiosk, NEW.time, message)
      ON CONFLICT (kiosk) DO UPDATE SET at = excluded.at, content = excluded.content;
    RETURN NULL;
  END IF;
  INSERT INTO fleet_books (kiosk, series, sequence, first, at, content) VALUES (
    NEW.kiosk, message ->> 'series', (message ->> 'sequence')::bigint,
    coalesce((message -> 'event' ->> 'from')::bigint, (message ->> 'sequence')::bigint),
    to_timestamp((message ->> 'at')::bigint / 1000.0), message
  ) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    SELECT content INTO known FROM fleet_books
      WHERE kiosk = NEW.kiosk AND series = message ->> 'series' AND sequence = (message ->> 'sequence')::bigint;
    -- A message in the place of what a full outbox dropped says less than what is here already.
    IF known <> message AND message -> 'event' ->> 'kind' IS DISTINCT FROM 'dropped' THEN
      INSERT INTO fleet_conflicts SELECT NEW.kiosk, message ->> 'series', (message ->> 'sequence')::bigint,
        (message ->> 'sequence')::bigint, now(), message, now();
    END IF;
  END IF;
  RETURN NULL;
EXCEPTION WHEN data_exception OR not_null_violation THEN
  RETURN NEW;
END $$;

DROP TRIGGER IF EXISTS fleet_take ON fleet_messages;
CREATE TRIGGER fleet_take BEFORE INSERT ON fleet_messages FOR EACH ROW EXECUTE FUNCTION fleet_take();

-- The highest number that is known of each series of an outbox.
CREATE OR REPLACE VIEW fleet_last AS
  SELECT s.kiosk, s.series, s.up_to, greatest(s.told, s.up_to, (
    SELECT max(sequence) FROM fleet_books b WHERE b.kiosk = s.kiosk AND b.series = s.series)) AS last
  FROM fleet_series s;

-- What is missing, from the first gap on.
CREATE OR REPLACE VIEW fleet_gaps AS
  SELECT kiosk, series, reached + 1 AS missing_from, next - 1 AS missing_to FROM (
    SELECT s.kiosk, s.series, s.up_to, b.first AS next,
      greatest(s.up_to, max(b.sequence) OVER (
        PARTITION BY s.kiosk, s.series ORDER BY b.sequence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      )) AS reached
    FROM fleet_last s JOIN LATERAL (
      SELECT first, sequence FROM fleet_books
        WHERE kiosk = s.kiosk AND series = s.series AND sequence > s.up_to
      UNION ALL SELECT s.last + 1, s.last + 1
    ) b ON true
  ) AS steps WHERE next > reached + 1;

-- Moves up_to forward as far as there is no gap. Gives back what has not been said yet.
CREATE OR REPLACE FUNCTION fleet_confirm() RETURNS TABLE (kiosk text, series text, up_to bigint)
LANGUAGE sql AS $$
  UPDATE fleet_series s SET up_to = coalesce(
    (SELECT min(g.missing_from) - 1 FROM fleet_gaps g WHERE g.kiosk = s.kiosk AND g.series = s.series), l.last)
    FROM fleet_last l WHERE l.kiosk = s.kiosk AND l.series = s.series AND l.last > s.up_to;
  UPDATE fleet_series s SET said = s.up_to WHERE s.said < s.up_to RETURNING s.kiosk, s.series, s.up_to;
$$;

-- Each sale as it is now: the latest message about it counts. Amounts in tiyn, 1/100 of a tenge.
CREATE OR REPLACE VIEW fleet_sales AS
  SELECT DISTINCT ON (b.kiosk, b.content -> 'sale' ->> 'saleId')
    b.kiosk, b.content -> 'sale' ->> 'saleId' AS sale, (b.content -> 'sale' ->> 'startedAt')::timestamptz AS started,
    b.content -> 'sale' ->> 'provider' AS provider, b.content -> 'sale' ->> 'productId' AS product,
    b.content -> 'sale' ->> 'state' AS state, (b.content -> 'sale' ->> 'paidTiyn')::bigint AS paid_tiyn,
    (b.content -> 'sale' ->> 'deliveredTiyn')::bigint AS delivered_tiyn,
    (b.content -> 'sale' ->> 'refundedTiyn')::bigint AS refunded_tiyn,
    (b.content -> 'sale' ->> 'owedTiyn')::bigint AS owed_tiyn,
    -- product is the first of a basket; items has all of them, each with its pieces and the price of one. The message has the
    -- price and the pieces of the whole sale, from which those of the others are taken.
    jsonb_build_array(jsonb_build_object(
      'product', b.content -> 'sale' -> 'productId', 'quantity', first.quantity,
      'price_tiyn', (first.tiyn / nullif(first.quantity, 0))::bigint
    )) || rest.items AS items
  FROM fleet_books b JOIN fleet_series s USING (kiosk, series)
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
          'product', line -> 'productId', 'quantity', line -> 'quantity', 'price_tiyn', line -> 'priceTiyn'
        ) ORDER BY place), '[]') AS items,
        coalesce(sum((line ->> 'quantity')::bigint), 0) AS quantity,
        coalesce(sum((line ->> 'quantity')::bigint * (line ->> 'priceTiyn')::bigint), 0) AS tiyn
      FROM jsonb_array_elements(b.content -> 'sale' -> 'further') WITH ORDINALITY AS lines (line, place)
    ) AS rest
    CROSS JOIN LATERAL (
      SELECT (b.content -> 'sale' ->> 'quantity')::bigint - rest.quantity AS quantity,
        (b.content -> 'sale' ->> 'priceTiyn')::bigint - rest.tiyn AS tiyn
    ) AS first
  WHERE b.content ? 'sale'
  ORDER BY b.kiosk, b.content -> 'sale' ->> 'saleId', s.since DESC, b.sequence DESC;

-- Each product of each sale: how many pieces were bought, whatever became of them.
CREATE OR REPLACE VIEW fleet_items AS
  SELECT s.kiosk, s.sale, s.started, s.state, item.product, item.quantity, item.price_tiyn
  FROM fleet_sales s, jsonb_to_recordset(s.items) AS item (product text, quantity bigint, price_tiyn bigint);

-- The day's total of each machine, by the clock of Kazakhstan.
CREATE OR REPLACE VIEW fleet_days AS
  SELECT kiosk, (started AT TIME ZONE 'Asia/Almaty')::date AS day, count(*) FILTER (WHERE delivered_tiyn > 0) AS sold,
    sum(delivered_tiyn) AS delivered_tiyn, sum(refunded_tiyn) AS refunded_tiyn, sum(owed_tiyn) AS owed_tiyn
  FROM fleet_sales GROUP BY 1, 2;

COMMIT;
