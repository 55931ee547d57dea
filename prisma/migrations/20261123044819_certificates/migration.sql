-- CreateTable
CREATE TABLE "CertificateSettings" (
    "courseId" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "validMonths" INTEGER,
    "signatoryName" TEXT NOT NULL DEFAULT '',
    "signatoryTitle" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CertificateSettings_pkey" PRIMARY KEY ("courseId")
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "statusIndex" SERIAL NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "userId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "holderName" TEXT NOT NULL,
    "courseTitle" TEXT NOT NULL,
    "courseSummary" TEXT NOT NULL,
    "releaseNumber" INTEGER NOT NULL,
    "hours" DECIMAL(6,1) NOT NULL,
    "grade" DOUBLE PRECISION,
    "language" TEXT NOT NULL,
    "issuerName" TEXT NOT NULL,
    "signatoryName" TEXT NOT NULL DEFAULT '',
    "signatoryTitle" TEXT NOT NULL DEFAULT '',
    "completedAt" TIMESTAMP(3) NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "revokedReason" TEXT,
    "revokedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_code_key" ON "Certificate"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_statusIndex_key" ON "Certificate"("statusIndex");

-- CreateIndex
CREATE INDEX "Certificate_userId_issuedAt_idx" ON "Certificate"("userId", "issuedAt");

-- CreateIndex
CREATE INDEX "Certificate_courseId_issuedAt_idx" ON "Certificate"("courseId", "issuedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_enrollmentId_number_key" ON "Certificate"("enrollmentId", "number");

-- AddForeignKey
ALTER TABLE "CertificateSettings" ADD CONSTRAINT "CertificateSettings_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One certificate of an enrolment stands at a time, whatever runs twice.
CREATE UNIQUE INDEX "Certificate_standing_key" ON "Certificate"("enrollmentId") WHERE "revokedAt" IS NULL;
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_sound_check" CHECK (
  "number" >= 1 AND "hours" >= 0 AND "grade" BETWEEN 0 AND 100 AND "expiresAt" > "issuedAt"
  AND ("revokedAt" IS NULL) = ("revokedReason" IS NULL)
);
ALTER TABLE "CertificateSettings" ADD CONSTRAINT "CertificateSettings_months_check" CHECK ("validMonths" BETWEEN 1 AND 240);

-- What was earned stays as it was written: it can be revoked once, and the name can be taken off when the account is deleted.
CREATE FUNCTION refuse_certificate_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - '{holderName,revokedAt,revokedReason,revokedById}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{holderName,revokedAt,revokedReason,revokedById}'::text[])
    OR (NEW."holderName" IS DISTINCT FROM OLD."holderName" AND NEW."holderName" <> '—')
    OR (OLD."revokedAt" IS NOT NULL AND (NEW."revokedAt", NEW."revokedReason", NEW."revokedById") IS DISTINCT FROM (OLD."revokedAt", OLD."revokedReason", OLD."revokedById")) THEN
    RAISE EXCEPTION 'a certificate does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_immutable BEFORE UPDATE ON "Certificate" FOR EACH ROW EXECUTE FUNCTION refuse_certificate_change();
CREATE TRIGGER certificate_stays BEFORE DELETE ON "Certificate" FOR EACH ROW EXECUTE FUNCTION refuse_change();
