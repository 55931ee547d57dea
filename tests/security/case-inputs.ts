import { createHash } from "node:crypto";
import { STRONG } from "@/tests/harness/identity-world";
import type { Subject } from "./subject";

let serial = 0;
/** A number that no case had before. */
export const fresh = (): number => (serial += 1);

export const account = () => ({ name: "Ana Prueba", email: `new${fresh()}@example.com`, password: STRONG, locale: "es" });
export const order = (subject: Subject) => ({ courseSlug: subject.courseSlug, expectedAmount: 6_900, expectedCurrency: "USD", locale: "es" });
export const key = () => `case_key_${fresh()}`;
export const lesson = (subject: Subject) => ({ courseSlug: subject.courseSlug, lessonSlug: "segunda" });
export const video = (subject: Subject) => ({ courseSlug: subject.courseSlug, lessonSlug: "tercera" });
export const quiz = (subject: Subject) => ({ courseSlug: subject.courseSlug, lessonSlug: "cuarta" });
export const work = (subject: Subject) => ({ courseSlug: subject.courseSlug, lessonSlug: "tarea" });
export const assignment = {
  acceptsText: true, maxLinks: 1, files: { kinds: ["pdf"], most: 1, maxMegabytes: 5 }, points: 10, passingPoints: 6, due: { kind: "days", days: 7 }, late: { kind: "accept", percentPerDay: 10, maxPercent: 30, lastDay: null },
  resubmissions: null, rubric: [{ id: "c1", title: "Claridad", description: "", levels: [{ id: "l1", title: "Bien", description: "", points: 10 }] }], anonymous: false, feedback: "at_once", completion: "marked",
};
export const played = { ranges: [{ fromMs: 0, toMs: 1_000 }], positionSeconds: 1, at: "2026-11-22T11:59:00Z" };

/** The mark of a file of grades that changes nothing. */
export const SEEN_NOTHING = createHash("sha256").update("[]").digest("hex");

export const NO_RIGHTS = { edit: false, publish: false, students: false, media: false };

export const newCourse = () => ({
  title: "SQL desde cero", slug: `sql-${fresh()}`, code: `SQL-${fresh()}`, summary: "Resumen", description: "Texto", objective: "Objetivo", level: "beginner",
  language: "es", durationHours: 6, topicSlug: "data", audience: ["Analistas"], outcomes: ["Unir tablas"], faq: [{ question: "¿Cuánto dura?", answer: "Tres semanas" }],
  modality: "online", format: "self_paced", totalSessions: 0, weeks: 3, hoursPerWeek: 2.5, scheduleText: "A tu ritmo", startsAt: "2026-12-01T00:00:00Z",
  endsAt: "2026-12-31T00:00:00Z", timeZone: "America/Bogota", maxStudents: 100, priceAmount: 4_900, currency: "USD", earlyBirdAmount: 3_900,
  earlyBirdEndsAt: "2026-12-01T00:00:00Z", tags: ["SQL"], prerequisiteIds: [], modules: [{ title: "Módulo", objective: "Empezar", hours: 2, week: 1, topics: ["SELECT"] }],
});

export const codeQuestion = {
  prompt: { format: "markdown", text: "Escribe f" }, points: 2, languages: [{ language: "python", starter: "def f():", solution: "def f(): return 1" }],
  tests: [{ id: "t1", name: "uno", function: "f", args: [], expected: null, error: null, hidden: true, weight: 1 }], timeLimitMs: 1_000, memoryLimitMb: 64,
};

export const bankQuestion = { type: "boolean", prompt: { format: "plain", text: "¿Es cierto?" }, correct: true };
