-- AlterTable
ALTER TABLE "Regrade" ADD COLUMN     "advancedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "resumedAt" TIMESTAMP(3);

-- CreateIndex
CREATE INDEX "Regrade_state_advancedAt_idx" ON "Regrade"("state", "advancedAt");
