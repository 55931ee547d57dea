/** What a course asks before it gives its certificate: that it gives any, and a grade in per cent; null asks for none. */
export type CertificateAsk = { isGiven: boolean; grade: number | null };

/** `grade` is the learner's in per cent; null where nothing counts yet. */
export type CertificateStanding = { isCompleted: boolean; grade: number | null };

export type CertificateStep = { check: "given" | "completed" | "grade"; holds: boolean; has?: number | null; needs?: number };
export type CertificateTrace = { isEarned: boolean; steps: CertificateStep[] };

/** Whether a learner has earned the certificate of a course, with every question that it asks. */
export function traceCertificate(ask: CertificateAsk, { isCompleted, grade }: CertificateStanding): CertificateTrace {
  if (!ask.isGiven) return { isEarned: false, steps: [{ check: "given", holds: false }] };
  const steps: CertificateStep[] = [
    { check: "completed", holds: isCompleted },
    ...(ask.grade === null ? [] : [{ check: "grade" as const, holds: grade !== null && grade >= ask.grade, has: grade, needs: ask.grade }]),
  ];
  return { isEarned: steps.every(({ holds }) => holds), steps };
}
