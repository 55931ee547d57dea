import { z } from "zod";
import { isCodeLanguage } from "@/lib/domain/code-languages";
import { drawQuestions } from "@/lib/domain/draw-questions";
import { sectionRanges } from "@/lib/domain/quiz-sections";
import type { GateLesson } from "@/lib/domain/publish-gate";
import { MAX_POOL } from "@/lib/schemas/lesson-content";
import { questionSchema, type Question } from "@/lib/schemas/questions";

const storedDraw = z.object({ id: z.string(), title: z.string(), count: z.number(), bank: z.object({ title: z.string() }), pool: z.array(z.unknown()) });
const storedSection = z.object({ title: z.string(), from: z.number(), draw: z.number().nullable().default(null) });
const storedQuiz = z.object({ passingScore: z.number().optional(), opensAt: z.string().nullable().default(null), questions: z.array(z.unknown()), draws: z.array(storedDraw).default([]), sections: z.array(storedSection).default([]) });
const fromBank = z.object({ bank: z.object({ question: z.string() }) });
const named = z.object({ title: z.string().nullable().optional(), prompt: z.object({ text: z.string() }) });
const NAME_LENGTH = 80;

/** What the page of a quiz cannot ask: QTI's own ways, several targets for one prompt, programs in languages that nothing here runs, and pictures without a name for what is on them. */
function isUnshown(question: Question): boolean {
  switch (question.type) {
    case "qti":
      return true;
    case "code":
      return !question.languages.some(({ language }) => isCodeLanguage(language));
    case "matching":
      return question.prompts.some(({ id }) => question.pairs.filter(({ prompt }) => prompt === id).length > 1);
    case "hotspot":
      return question.areas.some(({ label }) => label.trim() === "");
    default:
      return false;
  }
}

/**
 * How many questions a stored quiz asks, and which of them have no right answer or no way to be asked. What only informs asks nothing.
 */
export function inspectQuiz(content: unknown): NonNullable<GateLesson["quiz"]> {
  const quiz = storedQuiz.safeParse(content);
  if (!quiz.success) return { questionCount: 0, withoutAnswer: [], withoutPlayer: [], shortDraws: [], largeDraws: [] };
  const { questions, draws, sections, passingScore, opensAt } = quiz.data;
  const read = [...questions, ...draws.flatMap(({ pool }) => pool)].map((question) => ({ question, parsed: questionSchema.safeParse(question) }));
  const namesOf = (isIt: (question: Question) => boolean) => read.flatMap(({ question, parsed }, index) => (parsed.success && isIt(parsed.data) ? [nameOf(question, index)] : []));
  const drawing = drawingSections(sections, read.slice(0, questions.length).map(({ parsed }) => parsed.data));
  return {
    ...(passingScore !== undefined && { passingScore }),
    opensAt: opensAt === null ? null : new Date(opensAt),
    withoutPlayer: namesOf(isUnshown),
    questionCount: read.slice(0, questions.length).filter(({ parsed }) => parsed.data?.type !== "information").length + draws.reduce((sum, { count }) => sum + count, 0),
    shortDraws: [...findShort(quiz.data), ...drawing.filter(({ draw, asked }) => asked.length < draw).map(({ title }) => title)],
    unevenSections: drawing.filter(({ asked }) => new Set(asked.map(({ points }) => points)).size > 1).map(({ title }) => title),
    largeDraws: draws.filter(({ pool }) => pool.length > MAX_POOL).map(nameOfDraw),
    // The schema of a question refuses one that no answer solves, in every type.
    withoutAnswer: read.flatMap(({ question, parsed }, index) => (parsed.success ? [] : [nameOf(question, index)])),
  };
}

/** The draws that cannot have as many questions as they ask for, with what the other draws and the quiz itself take. */
function findShort({ questions, draws }: z.output<typeof storedQuiz>): string[] {
  const keyOf = (question: unknown, otherwise: string): string => fromBank.safeParse(question).data?.bank.question ?? otherwise;
  const pools = draws.map(({ id, count, pool }) => ({ id, count, pool: pool.map((question, index) => keyOf(question, `${id}/${index}`)) }));
  const drawn = drawQuestions(pools, questions.flatMap((question) => keyOf(question, "")), (_draw, key) => key);
  return draws.filter(({ count }, index) => (drawn[index]?.length ?? 0) < count).map(nameOfDraw);
}

/** The sections that ask some of their questions, with those that they choose among. */
function drawingSections(sections: readonly z.output<typeof storedSection>[], questions: readonly (Question | undefined)[]): { title: string; draw: number; asked: Question[] }[] {
  const ranges = sectionRanges(sections, questions.length).slice(1);
  return sections.flatMap(({ title, draw }, index) => {
    const among = questions.slice(ranges[index]?.from, ranges[index]?.to);
    return draw === null ? [] : [{ title, draw, asked: among.filter((question) => question !== undefined && question.type !== "information") }];
  });
}

function nameOfDraw({ title, bank }: z.output<typeof storedDraw>): string {
  return title || bank.title;
}

function nameOf(question: unknown, index: number): string {
  const { data } = named.safeParse(question);
  const text = data?.title ?? data?.prompt.text ?? "";
  return text === "" ? String(index + 1) : `${index + 1}. ${text.slice(0, NAME_LENGTH)}`;
}
