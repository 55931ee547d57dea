-- CreateTable
CREATE TABLE "SigningKey" (
    "id" TEXT NOT NULL,
    "publicJwk" JSONB NOT NULL,
    "sealed" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SigningKey_retiredAt_createdAt_idx" ON "SigningKey"("retiredAt", "createdAt");

-- One key signs at a time; one that is retired has no private part any more.
CREATE UNIQUE INDEX "SigningKey_current_key" ON "SigningKey"((true)) WHERE "retiredAt" IS NULL;
ALTER TABLE "SigningKey" ADD CONSTRAINT "SigningKey_sealed_check" CHECK (("sealed" IS NULL) = ("retiredAt" IS NOT NULL));
CREATE TRIGGER signing_key_stays BEFORE DELETE ON "SigningKey" FOR EACH ROW EXECUTE FUNCTION refuse_change();
