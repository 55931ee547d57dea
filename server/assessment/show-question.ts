import type { Locale } from "@/lib/i18n/locales";
import type { Question } from "@/lib/schemas/questions";
import { presentQuestion } from "./present-question";
import type { PresentedQuestion } from "./presented-question";
import { showTexts, type Shown } from "./shown-texts";

/** A question as an attempt shows it, its texts as safe HTML. A gap of a cloze is an empty `<span data-gap="its place">`, on one line with the mark that follows. */
export type ShownQuestion = Shown<PresentedQuestion>;

type Draw = Parameters<typeof presentQuestion>[1];

/** Stands for a gap while the text around it becomes HTML: characters that no text means anything by. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];
const TAG_OR_GAP = /<[a-z/!](?:"[^"]*"|'[^']*'|[^'">])*>|\uE000(\d+)\uE001([.,;:!?…)\]»”%]*)/gi;

export async function showQuestion(question: Question, draw: Draw, locale: Locale): Promise<ShownQuestion> {
  const shown = await showTexts(presentQuestion(withGapMarks(question), draw), locale);
  if (question.type !== "cloze") return shown;
  // A gap that came to stand inside of a tag is left out there; the page lists it below the text.
  const prompt = shown.prompt.replace(TAG_OR_GAP, (found: string, gap?: string, mark?: string) =>
    gap === undefined ? found.replaceAll(/\uE000\d+\uE001/g, "") : `<span class="quiz-gap-place"><span data-gap="${gap}"></span>${mark ?? ""}</span>`,
  );
  return { ...shown, prompt };
}

function withGapMarks(question: Question): Question {
  if (question.type !== "cloze") return question;
  const bare = question.prompt.text.replaceAll(/[\uE000\uE001]/g, "");
  const text = question.gaps.reduce((marked, { id }, index) => marked.replace(`[[${id}]]`, () => `${OPEN}${index}${CLOSE}`), bare);
  return { ...question, prompt: { ...question.prompt, text } };
}
