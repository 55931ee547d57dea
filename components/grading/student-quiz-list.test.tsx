import { expect, it } from "vitest";
import type { Locale } from "@/lib/i18n/locales";
import type { StudentQuiz } from "@/server/assessment";
import { wordsIn, wordsInAll } from "@/tests/harness/draw-in";
import { StudentQuizList } from "./student-quiz-list";

const QUIZ: StudentQuiz = {
  lessonId: "les_1", lesson: "Prueba corta", terms: { opensAt: null, closesAt: "2026-12-04T12:00:00.000Z", attempts: 2, timeLimitMinutes: null }, lateFrom: "2026-12-01T12:00:00.000Z",
  trace: [{ by: "exception", opensAt: null, closesAt: "2026-12-01T12:00:00.000Z", attempts: 1, minutes: 0, reason: "Viaje" }], exception: null, taken: 1, openUntil: null,
};

const list = (quiz: StudentQuiz, locale: Locale) => <StudentQuizList quizzes={[quiz]} student={{ courseId: "crs_1", enrollmentId: "enr_1" }} timeZone="UTC" locale={locale} />;

it("a quiz that takes late attempts is told by both of its ends", () => {
  const said = wordsInAll((locale) => list(QUIZ, locale));
  expect(said.es).toMatch(/1 de 2 intentos · sin límite de tiempo · a tiempo hasta el 1 de diciembre.* · con atraso hasta el 4 de diciembre.* Excepción: a tiempo hasta el 1 de diciembre.*, 1 intento más\. Viaje/);
  expect(said.en).toMatch(/on time until .* · late until .* Exception: on time until .*, 1 more attempt\. Viaje/);
  expect(said["pt-BR"]).toMatch(/no prazo até .* · com atraso até .* Exceção: no prazo até .*, 1 tentativa a mais\. Viaje/);
  expect(Object.values(said).join()).not.toMatch(/cierra|closes|fecha em/);
});

it("a quiz that takes them without end says so, and one that takes none when it closes", () => {
  expect(wordsIn("es", list({ ...QUIZ, terms: { ...QUIZ.terms, closesAt: null }, trace: [] }, "es"))).toMatch(/a tiempo hasta el .* · con atraso sin fecha final/);
  const closed = wordsIn("es", list({ ...QUIZ, lateFrom: null }, "es"));
  expect(closed).toMatch(/cierra el 4 de diciembre.* Excepción: cierra el 1 de diciembre/);
  expect(closed).not.toMatch(/atraso|a tiempo/);
});
