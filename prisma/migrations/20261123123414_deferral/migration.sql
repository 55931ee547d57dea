-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "selfDeferralDays" INTEGER;

-- AlterTable
ALTER TABLE "Enrollment" ADD COLUMN     "deferredDays" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "EnrollmentDeferral" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "isOwn" BOOLEAN NOT NULL,
    "byId" TEXT,
    "moved" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),
    "undoneById" TEXT,

    CONSTRAINT "EnrollmentDeferral_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EnrollmentDeferral_enrollmentId_id_idx" ON "EnrollmentDeferral"("enrollmentId", "id");

-- CreateIndex
CREATE INDEX "EnrollmentDeferral_byId_idx" ON "EnrollmentDeferral"("byId");

-- CreateIndex
CREATE INDEX "EnrollmentDeferral_undoneById_idx" ON "EnrollmentDeferral"("undoneById");

-- AddForeignKey
ALTER TABLE "EnrollmentDeferral" ADD CONSTRAINT "EnrollmentDeferral_enrollmentId_fkey" FOREIGN KEY ("enrollmentId") REFERENCES "Enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnrollmentDeferral" ADD CONSTRAINT "EnrollmentDeferral_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnrollmentDeferral" ADD CONSTRAINT "EnrollmentDeferral_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Deferrals only move dates on, and nobody's without end.
ALTER TABLE "Enrollment" ADD CONSTRAINT "Enrollment_deferred_check" CHECK ("deferredDays" BETWEEN 0 AND 730);
ALTER TABLE "EnrollmentDeferral" ADD CONSTRAINT "EnrollmentDeferral_days_check" CHECK ("days" BETWEEN 1 AND 365);
ALTER TABLE "Course" ADD CONSTRAINT "Course_self_deferral_check" CHECK ("selfDeferralDays" BETWEEN 1 AND 365);
