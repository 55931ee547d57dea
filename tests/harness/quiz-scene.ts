import type { LessonAddress } from "@/lib/schemas/learning";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import { getQuizPage, saveAnswer, startAttempt, submitAttempt, type AskedQuestion } from "@/server/assessment";
import type { Db } from "@/server/platform/db/client";
import type { Vendors } from "@/server/vendors";
import { makeCourse, type QuizContentInput } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { testCtx } from "./test-ctx";

const text = (words: string) => ({ format: "plain" as const, text: words });
const secret = (name: string) => text(`SECRET-${name}`);
const feedback = { correct: secret("feedback-right"), incorrect: secret("feedback-wrong"), general: secret("feedback-general") };
const kept = (words: string) => ({ prompt: text(words), feedback, rationale: secret("rationale"), hints: [{ text: secret("hint"), cost: 0.5 }] });

/** A question of every type that an attempt can ask, with keys, feedback and rationales that can be told in any text. */
export const EVERY_QUESTION: QuizContentInput["questions"] = [
  { type: "information", prompt: text("Lee antes de responder.") },
  { type: "single", ...kept("¿Cuál?"), options: [{ id: "keyright", text: text("Norte"), correct: true, feedback: secret("option") }, { id: "keywrong", text: text("Sur"), correct: false, feedback: secret("option") }] },
  { type: "multiple", ...kept("¿Cuáles?"), scoring: "rightMinusWrong", points: 2, options: [{ id: "keya", text: text("Uno"), correct: true }, { id: "keyb", text: text("Dos"), correct: true }, { id: "keyc", text: text("Tres"), correct: false }] },
  { type: "boolean", ...kept("¿Es cierto?"), correct: true, feedbackTrue: secret("true"), feedbackFalse: secret("false") },
  { type: "shortText", ...kept("¿Qué ciudad?"), accepted: [{ text: "SECRET-city", feedback: secret("form") }, { text: "Lima", feedback: secret("form") }] },
  { type: "numeric", ...kept("¿Cuánto mide?"), accepted: [{ kind: "value", value: 97_531, feedback: secret("value") }], unit: { required: true, options: [{ name: "m", factor: 1 }, { name: "km", factor: 1_000 }] } },
  {
    type: "cloze", ...kept("La capital es [[g1]] y está a [[g2]], al [[g3]]."), points: 3,
    gaps: [
      { id: "g1", kind: "text", accepted: [{ text: "SECRET-capital" }] },
      { id: "g2", kind: "numeric", accepted: [{ kind: "value", value: 86_420 }] },
      { id: "g3", kind: "choice", options: [{ id: "keynorth", text: text("norte"), correct: true }, { id: "keysouth", text: text("sur"), correct: false }] },
    ],
  },
  {
    type: "matching", ...kept("Empareja."), points: 2, pairs: [{ prompt: "keyp1", target: "keyt1" }, { prompt: "keyp2", target: "keyt2" }],
    prompts: [{ id: "keyp1", text: text("Perú") }, { id: "keyp2", text: text("Chile") }], targets: [{ id: "keyt1", text: text("Lima ciudad") }, { id: "keyt2", text: text("Santiago") }],
  },
  { type: "ordering", ...kept("Ordena."), items: ["key1st", "key2nd", "key3rd"].map((id, index) => ({ id, text: text(`Paso ${"CAB"[index]}`) })) },
  {
    type: "hotspot", ...kept("Señala."), image: { href: "/mapa.png", alt: "Un mapa", width: 100, height: 100 },
    areas: [{ id: "keyarea", label: "La costa", shape: "rect", coords: [13, 17, 29, 31], credit: 1, feedback: secret("area") }, { id: "keyother", label: "La sierra", shape: "circle", coords: [71, 73, 7], credit: 0 }],
  },
];

/** The name that the attempt gave to the part that says this. */
function nameOf(parts: readonly { id: string; text: string }[], words: string): string {
  const found = parts.find((part) => part.text === `<p>${words}</p>`);
  if (!found) throw new Error(`nothing says ${words} in ${JSON.stringify(parts)}`);
  return found.id;
}

/** The right answer to a question of `EVERY_QUESTION`, as somebody gives it who reads the page and knows it. */
export function rightAnswer({ question }: AskedQuestion): QuestionResponse {
  switch (question.type) {
    case "single":
      return { type: "single", choice: nameOf(question.options, "Norte") };
    case "multiple":
      return { type: "multiple", choices: [nameOf(question.options, "Uno"), nameOf(question.options, "Dos")] };
    case "boolean":
      return { type: "boolean", value: true };
    case "shortText":
      return { type: "shortText", text: " lima " };
    case "numeric":
      return { type: "numeric", text: "97,531 km" };
    case "cloze": {
      const choice = question.gaps.find((gap) => gap.kind === "choice");
      return { type: "cloze", gaps: { g1: "secret-capital", g2: "86420", g3: choice ? nameOf(choice.options, "norte") : "" } };
    }
    case "matching":
      return { type: "matching", pairs: [["Perú", "Lima ciudad"], ["Chile", "Santiago"]].map(([prompt = "", target = ""]) => ({ prompt: nameOf(question.prompts, prompt), target: nameOf(question.targets, target) })) };
    case "ordering":
      return { type: "ordering", order: ["Paso C", "Paso A", "Paso B"].map((words) => nameOf(question.items, words)) };
    case "hotspot":
      return { type: "hotspot", points: [], areas: [nameOf(question.areas, "La costa")] };
    default:
      throw new Error(`${question.type} asks nothing`);
  }
}

/** A course with a quiz and an article, and a learner of it. The clock is the ctx's. */
export async function quizScene(db: Db, content: Partial<QuizContentInput> = {}, { vendors = {}, ...course }: { vendors?: Partial<Vendors>; instructorUserId?: string } = {}) {
  const quiz: QuizContentInput = { kind: "quiz", passingScore: 60, attempts: null, timeLimitMinutes: null, shuffle: false, questions: EVERY_QUESTION, ...content };
  const made = await makeCourse(db, { ...course, lessons: [{ slug: "quiz", kind: "quiz", content: quiz }, { slug: "texto" }] });
  const base = testCtx(db, vendors);
  const learner = await makeLearner(db, { courseId: made.course.id, releaseId: made.release.id }, base);
  await base.settle();
  base.relayed.length = 0;
  const ctx = base.as(learner.viewer);
  const address: LessonAddress = { courseSlug: made.course.slug, lessonSlug: "quiz" };
  const page = () => getQuizPage(ctx, { ...address, locale: "es" });
  const begin = async () => {
    const { attemptId } = await startAttempt(ctx, address);
    const open = (await page()).standing?.open;
    if (open?.attemptId !== attemptId) throw new Error("the attempt that was begun is not open");
    return open;
  };
  const asked = async () => ((await begin()).questions).filter(({ question }) => question.type !== "information");
  /** Answers rightly what is named, and submits. */
  const take = async (places?: readonly number[]) => {
    const open = await begin();
    for (const one of open.questions) {
      if (one.question.type === "information" || (places && !places.includes(one.place))) continue;
      await saveAnswer(ctx, { attemptId: open.attemptId, place: one.place, sequence: 1, response: rightAnswer(one) });
    }
    return { attemptId: open.attemptId, ...(await submitAttempt(ctx, { attemptId: open.attemptId })) };
  };
  const relayed = async () => {
    await ctx.settle();
    return base.relayed;
  };
  return { ...made, base, ctx, learner, address, page, begin, asked, take, relayed };
}
