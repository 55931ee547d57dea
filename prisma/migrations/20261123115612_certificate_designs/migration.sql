-- Who signs is part of the design from now on.
ALTER TABLE "CertificateSettings" ADD COLUMN "design" JSONB NOT NULL DEFAULT '{}';
UPDATE "CertificateSettings"
SET "design" = jsonb_build_object('signatures', jsonb_build_array(jsonb_build_object('name', "signatoryName", 'role', "signatoryTitle")))
WHERE "signatoryName" <> '';
ALTER TABLE "CertificateSettings" DROP COLUMN "signatoryName", DROP COLUMN "signatoryTitle";

-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN     "design" JSONB,
ADD COLUMN     "teachers" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "CertificatePicture" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CertificatePicture_pkey" PRIMARY KEY ("sha256")
);

-- A picture is what its name says, and a certificate needs it for ever.
ALTER TABLE "CertificatePicture" ADD CONSTRAINT "CertificatePicture_sound_check" CHECK (
  "sha256" = encode(sha256("bytes"), 'hex') AND "width" BETWEEN 1 AND 1600 AND "height" BETWEEN 1 AND 1600 AND octet_length("bytes") <= 2000000
);
CREATE TRIGGER certificate_picture_stays BEFORE UPDATE OR DELETE ON "CertificatePicture" FOR EACH ROW EXECUTE FUNCTION refuse_change();
