-- CreateEnum
CREATE TYPE "LinkState" AS ENUM ('ok', 'dead', 'unreachable');

-- CreateEnum
CREATE TYPE "LinkRunOutcome" AS ENUM ('checked', 'no_network');

-- CreateTable
CREATE TABLE "LinkCheck" (
    "addressHash" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "state" "LinkState" NOT NULL,
    "status" INTEGER,
    "reason" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "checkedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LinkCheck_pkey" PRIMARY KEY ("addressHash")
);

-- CreateTable
CREATE TABLE "LinkRun" (
    "courseId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "requestedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "outcome" "LinkRunOutcome",

    CONSTRAINT "LinkRun_pkey" PRIMARY KEY ("courseId")
);

-- AddForeignKey
ALTER TABLE "LinkRun" ADD CONSTRAINT "LinkRun_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
