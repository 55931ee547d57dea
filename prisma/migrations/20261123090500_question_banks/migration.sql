-- AlterTable
ALTER TABLE "QuizAttempt" ADD COLUMN     "asked" INTEGER[];

-- CreateTable
CREATE TABLE "QuestionBank" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "archivedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuestionBank_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankQuestion" (
    "id" TEXT NOT NULL,
    "bankId" TEXT NOT NULL,
    "tags" TEXT[],
    "difficulty" DOUBLE PRECISION,
    "type" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archivedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BankQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankQuestionVersion" (
    "questionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "authorId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BankQuestionVersion_pkey" PRIMARY KEY ("questionId","number")
);

-- CreateIndex
CREATE INDEX "QuestionBank_ownerId_id_idx" ON "QuestionBank"("ownerId", "id");

-- CreateIndex
CREATE INDEX "BankQuestion_bankId_id_idx" ON "BankQuestion"("bankId", "id");

-- AddForeignKey
ALTER TABLE "QuestionBank" ADD CONSTRAINT "QuestionBank_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BankQuestion" ADD CONSTRAINT "BankQuestion_bankId_fkey" FOREIGN KEY ("bankId") REFERENCES "QuestionBank"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BankQuestionVersion" ADD CONSTRAINT "BankQuestionVersion_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "BankQuestion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "CourseBank" (
    "courseId" TEXT NOT NULL,
    "bankId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CourseBank_pkey" PRIMARY KEY ("courseId","bankId")
);

-- CreateIndex
CREATE INDEX "CourseBank_bankId_idx" ON "CourseBank"("bankId");

-- AddForeignKey
ALTER TABLE "CourseBank" ADD CONSTRAINT "CourseBank_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseBank" ADD CONSTRAINT "CourseBank_bankId_fkey" FOREIGN KEY ("bankId") REFERENCES "QuestionBank"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A version of a question is what quizzes and their statistics name: it never changes.
CREATE TRIGGER "BankQuestionVersion_immutable" BEFORE UPDATE ON "BankQuestionVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a stored quiz takes out of banks, read from the quiz itself: the banks, and the questions (fixed ones and pools of draws).
CREATE FUNCTION quiz_banks(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_path_query_array(content, '$.draws[*].bank.id') || jsonb_path_query_array(content, '$.questions[*].bank.id')
$$;
CREATE FUNCTION quiz_bank_questions(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_path_query_array(content, '$.questions[*].bank.question') || jsonb_path_query_array(content, '$.draws[*].pool[*].bank.question')
$$;
CREATE INDEX "LessonRevision_quiz_banks_idx" ON "LessonRevision" USING GIN (quiz_banks("content")) WHERE "kind" = 'quiz';
CREATE INDEX "LessonRevision_quiz_bank_questions_idx" ON "LessonRevision" USING GIN (quiz_bank_questions("content")) WHERE "kind" = 'quiz';
CREATE INDEX "BankQuestion_tags_idx" ON "BankQuestion" USING GIN ("tags");
