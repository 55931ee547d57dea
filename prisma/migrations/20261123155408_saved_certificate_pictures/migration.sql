-- AlterTable
ALTER TABLE "CertificatePicture" ADD COLUMN     "savedAt" TIMESTAMP(3);

-- A picture never becomes another one. Until a design shows it, it may go again; from then on a certificate needs it for ever.
DROP TRIGGER certificate_picture_stays ON "CertificatePicture";

-- What a course, a certificate or the history of a course names was saved once.
UPDATE "CertificatePicture" p SET "savedAt" = p."createdAt"
WHERE EXISTS (SELECT 1 FROM "CertificateSettings" s WHERE position(p."sha256" in s."design"::text) > 0)
  OR EXISTS (SELECT 1 FROM "Certificate" c WHERE position(p."sha256" in c."design"::text) > 0)
  OR EXISTS (SELECT 1 FROM "CourseChange" h WHERE h."kind" = 'certificate_changed' AND position(p."sha256" in h."steps"::text || h."inverse"::text) > 0);

CREATE FUNCTION keep_certificate_picture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."savedAt" IS NOT NULL THEN RAISE EXCEPTION 'a saved certificate picture is never deleted'; END IF;
    RETURN OLD;
  END IF;
  IF OLD."savedAt" IS NOT NULL OR ROW(NEW."sha256", NEW."bytes", NEW."width", NEW."height") IS DISTINCT FROM ROW(OLD."sha256", OLD."bytes", OLD."width", OLD."height") THEN
    RAISE EXCEPTION 'a certificate picture never becomes another one';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_picture_stays BEFORE UPDATE OR DELETE ON "CertificatePicture" FOR EACH ROW EXECUTE FUNCTION keep_certificate_picture();

-- The sweep looks for the unsaved alone, by age.
CREATE INDEX "CertificatePicture_unsaved_idx" ON "CertificatePicture" ("createdAt") WHERE "savedAt" IS NULL;
