-- Extensions. Trigrams and accents are in every PostgreSQL's contrib; vectors are not, and semantic search is then off.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'vector') THEN
    CREATE EXTENSION IF NOT EXISTS vector;
  END IF;
END
$$;

-- Full-text configurations that forgive accents: the same one indexes and asks, so stems agree.
CREATE TEXT SEARCH CONFIGURATION criterio_es (COPY = spanish);
ALTER TEXT SEARCH CONFIGURATION criterio_es ALTER MAPPING FOR hword, hword_part, word WITH unaccent, spanish_stem;
CREATE TEXT SEARCH CONFIGURATION criterio_en (COPY = english);
ALTER TEXT SEARCH CONFIGURATION criterio_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION criterio_pt (COPY = portuguese);
ALTER TEXT SEARCH CONFIGURATION criterio_pt ALTER MAPPING FOR hword, hword_part, word WITH unaccent, portuguese_stem;

-- One row a published course, written in the transaction that publishes it. Not in the Prisma schema: only SQL reads it.
CREATE TABLE "CourseSearch" (
  "courseId" TEXT PRIMARY KEY REFERENCES "Course"("id") ON DELETE CASCADE,
  "language" TEXT NOT NULL,
  -- Title, code, teachers and tags without accents, in lower case: what autocomplete and typo tolerance compare.
  "key" TEXT NOT NULL,
  "document" TSVECTOR NOT NULL,
  "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT now()
);
CREATE INDEX "CourseSearch_document_idx" ON "CourseSearch" USING GIN ("document");
CREATE INDEX "CourseSearch_key_idx" ON "CourseSearch" USING GIN ("key" gin_trgm_ops);

-- Last line of policy: what no code path may do.
ALTER TABLE "Course" ADD CONSTRAINT "Course_price_check" CHECK ("priceAmount" >= 0 AND ("earlyBirdAmount" IS NULL OR ("earlyBirdAmount" >= 0 AND "earlyBirdAmount" < "priceAmount")));
ALTER TABLE "Course" ADD CONSTRAINT "Course_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "Course" ADD CONSTRAINT "Course_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Course" ADD CONSTRAINT "Course_dates_check" CHECK ("startsAt" IS NULL OR "endsAt" IS NULL OR "startsAt" <= "endsAt");
ALTER TABLE "Course" ADD CONSTRAINT "Course_seats_check" CHECK ("maxStudents" IS NULL OR "maxStudents" > 0);
ALTER TABLE "Review" ADD CONSTRAINT "Review_rating_check" CHECK ("rating" BETWEEN 1 AND 5);
ALTER TABLE "Order" ADD CONSTRAINT "Order_amount_check" CHECK ("totalAmount" >= 0);
ALTER TABLE "OrderItem" ADD CONSTRAINT "OrderItem_amount_check" CHECK ("unitAmount" >= 0);
ALTER TABLE "Payment" ADD CONSTRAINT "Payment_amount_check" CHECK ("amount" >= 0 AND "refundedAmount" BETWEEN 0 AND "amount");
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_amount_check" CHECK ("amount" > 0);
ALTER TABLE "User" ADD CONSTRAINT "User_email_check" CHECK ("email" = lower("email"));

CREATE SEQUENCE "OrderNumber";

-- The ledger balances: checked when the transaction commits, so entries may be inserted one by one.
CREATE FUNCTION ledger_is_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "LedgerEntry" WHERE "transactionId" = NEW."transactionId"
    GROUP BY "currency" HAVING sum("amount") <> 0
  ) THEN
    RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW."transactionId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "LedgerEntry_balanced" AFTER INSERT ON "LedgerEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_is_balanced();

-- Append-only tables, and what a release points to: never changed, never removed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "LedgerEntry_append_only" BEFORE UPDATE OR DELETE ON "LedgerEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "LedgerTransaction_append_only" BEFORE UPDATE OR DELETE ON "LedgerTransaction" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_released_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "ReleaseLesson" WHERE "revisionId" = OLD."id") THEN
    RAISE EXCEPTION 'lesson revision % is part of a release and cannot change', OLD."id" USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER "LessonRevision_released" BEFORE UPDATE OR DELETE ON "LessonRevision" FOR EACH ROW EXECUTE FUNCTION refuse_released_change();

-- What is still to relay and to apply stays small: an index of only those rows.
CREATE INDEX "OutboxEvent_pending_idx" ON "OutboxEvent" ("createdAt") WHERE "relayedAt" IS NULL;
CREATE INDEX "WebhookDelivery_pending_idx" ON "WebhookDelivery" ("receivedAt") WHERE "processedAt" IS NULL;
