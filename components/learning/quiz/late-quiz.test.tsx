import { describe, expect, it } from "vitest";
import type { QuizPage, QuizRules, SubmittedAttempt } from "@/server/assessment";
import { wordsIn, wordsInAll } from "@/tests/harness/draw-in";
import { QuizResult } from "./quiz-result";
import { QuizRulesList } from "./quiz-rules-list";

const RULES: QuizRules = {
  passingScore: 60, attempts: 2, timeLimitMinutes: 45, cooldownMinutes: null, opensAt: null, closesAt: "2026-12-04T12:00:00.000Z", review: "each_attempt", practice: false, anonymous: false,
  questionCount: 4, points: 4, rubrics: [], sections: [], sectionsInTurn: false, practiceOff: false, late: { from: "2026-12-01T12:00:00.000Z", percentPerDay: 20, maxPercent: 50 },
};
const ATTEMPT: SubmittedAttempt = {
  attemptId: "atm_1", number: 1, submittedAt: "2026-12-03T11:00:00.000Z", isChecking: false, waiting: null, points: 3, maxPoints: 4, passed: false, late: { daysLate: 2, percent: 40, points: 1.8 }, regraded: null, sections: [],
};

function rules(changes: Partial<QuizRules> = {}, trace: QuizPage["trace"] = []): QuizPage {
  return { rules: { ...RULES, ...changes }, standing: null, now: "2026-11-30T12:00:00.000Z", timeZone: "UTC", trace };
}

describe("the rules of a quiz that takes late attempts", () => {
  it("say until when one is in time, what each day after it takes off, and when the last is taken", () => {
    const said = wordsInAll((locale) => <QuizRulesList quiz={rules()} locale={locale} />);
    expect(said.es).toMatch(/Abierto hasta el 4 de diciembre.* A tiempo hasta el 1 de diciembre.*; después, cada día de atraso descuenta 20 %, hasta 50 %/);
    expect(said.en).toMatch(/Open until .*4.* On time until .*1.*; after that, each day late takes off 20%, up to 50%/);
    expect(said["pt-BR"]).toMatch(/Aberto até 4 de dezembro.* No prazo até 1.*; depois, cada dia de atraso desconta 20%, até 50%/);
  });

  it("say so where it costs nothing, and where there is no last day", () => {
    const said = wordsIn("es", <QuizRulesList quiz={rules({ closesAt: null, late: { from: "2026-12-01T12:00:00.000Z", percentPerDay: 0, maxPercent: 0 } })} locale="es" />);
    expect(said).toContain("después se acepta con atraso, sin descuento");
    expect(said).not.toContain("Abierto");
  });

  it("tell what is the learner's own, and why", () => {
    const own = { by: "exception" as const, opensAt: null, closesAt: "2026-12-01T12:00:00.000Z", attempts: 1, minutes: 15, reason: "Viaje" };
    const said = wordsInAll((locale) => <QuizRulesList quiz={rules({}, [own])} locale={locale} />);
    for (const words of ["solo para ti", "uno es extra", "Tienes 45 minutos desde que empiezas: 30 y 15 más", "Motivo: Viaje"]) expect(said.es).toContain(words);
    for (const words of ["just for you", "one is extra", "You have 45 minutes from when you start: 30 and 15 more", "Reason: Viaje"]) expect(said.en).toContain(words);
    for (const words of ["só para você", "uma é extra", "Você tem 45 minutos a partir do início: 30 e 15 a mais", "Motivo: Viaje"]) expect(said["pt-BR"]).toContain(words);
  });
});

describe("what came of a late attempt", () => {
  it("says the points before, what lateness took off, and what counts", () => {
    const said = wordsInAll((locale) => <QuizResult attempt={ATTEMPT} rules={RULES} locale={locale} />);
    expect(said.es).toMatch(/3 de 4.*45 %.*2 días tarde: se descuenta 40 % y cuentan 1,8 de 4/);
    expect(said.en).toMatch(/3 of 4.*45%.*2 days late: 40% is taken off and 1\.8 of 4 count/);
    expect(said["pt-BR"]).toMatch(/3 de 4.*45.*2 dias de atraso: descontam-se 40% e contam 1,8 de 4/);
  });

  it("says what will be taken off while it waits, and that nothing is where lateness is free", () => {
    const waits = { ...ATTEMPT, points: 0, waiting: { knownPoints: 1, knownMax: 2 } };
    expect(wordsIn("es", <QuizResult attempt={waits} rules={RULES} locale="es" />)).toContain("2 días tarde: de tus puntos se descontará 40 %");
    const free = { ...ATTEMPT, late: { daysLate: 1, percent: 0, points: 3 } };
    expect(wordsIn("es", <QuizResult attempt={free} rules={RULES} locale="es" />)).toContain("Un día tarde: sin descuento");
    expect(wordsIn("es", <QuizResult attempt={{ ...ATTEMPT, late: null }} rules={RULES} locale="es" />)).not.toContain("tarde");
  });
});
