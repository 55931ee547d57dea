-- A submitted attempt has its whole result or none of it yet: programs run after it was submitted.
ALTER TABLE "QuizAttempt" DROP CONSTRAINT "QuizAttempt_result_check";
ALTER TABLE "QuizAttempt" ADD CONSTRAINT "QuizAttempt_result_check" CHECK (
  CASE WHEN "state" = 'open'
    THEN "submittedAt" IS NULL AND num_nulls("points", "maxPoints", "passed", "scoringVersion") = 4
    ELSE "submittedAt" IS NOT NULL AND num_nulls("points", "maxPoints", "passed", "scoringVersion") IN (0, 4) AND "points" >= 0 AND "maxPoints" >= 0
  END
);
