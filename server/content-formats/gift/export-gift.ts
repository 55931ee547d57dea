import { add, exact, multiply, toNumber } from "@/lib/domain/exact-number";
import { creditOf, type RichText } from "@/lib/schemas/question-parts";
import type { Question, QuestionOf } from "@/lib/schemas/questions";
import { ExportRefused, type Exported } from "../export-report";

/**
 * Questions as a GIFT file (https://docs.moodle.org/en/GIFT_format), which our importer reads back. Types that GIFT does
 * not have are left out; of the others the losses name what it cannot say.
 */
export function exportGift(questions: readonly Question[]): Exported<string> {
  const losses: Exported<string>["losses"] = [];
  const blocks: string[] = [];
  let category: string | null = null;
  for (const [index, question] of questions.entries()) {
    try {
      const entry = entryOf(question);
      if (question.category !== null && question.category !== category) blocks.push(`$CATEGORY: ${oneLine(question.category)}`);
      category = question.category ?? category;
      blocks.push(entry);
      for (const reason of lossesOf(question)) losses.push({ index, omitted: false, reason });
    } catch (error) {
      if (!(error instanceof ExportRefused)) throw error;
      losses.push({ index, omitted: true, reason: error.message });
    }
  }
  return { content: blocks.map((block) => `${block}\n`).join("\n"), losses };
}

function entryOf(question: Question): string {
  const answers = answersOf(question);
  const marks = [...(question.sourceId === null ? [] : [`[id:${oneLine(question.sourceId)}]`]), ...question.tags.map((tag) => `[tag:${oneLine(tag)}]`)].filter((mark) => !mark.slice(1, -1).includes("]"));
  const general = question.feedback.general && question.type !== "information" ? `####${rich(question.feedback.general)}` : "";
  return [
    ...(marks.length > 0 ? [`// ${marks.join(" ")}`] : []),
    `${question.title === null || question.title.trim() === "" ? "" : `::${escape(oneLine(question.title))}::`}${rich(question.prompt)}${answers === null ? "" : `{${answers}${general}}`}`,
  ].join("\n");
}

function answersOf(question: Question): string | null {
  switch (question.type) {
    case "information":
      return null;
    case "essay":
      return "";
    case "boolean": {
      const [yes, no] = [question.feedbackTrue, question.feedbackFalse].map((each) => (each ? rich(each) : " "));
      return `${question.correct ? "TRUE" : "FALSE"}${question.feedbackTrue || question.feedbackFalse ? `#${yes}` : ""}${question.feedbackFalse ? `#${no}` : ""}`;
    }
    case "single":
      return singleAnswers(question);
    case "multiple":
      return choices(question.options.map((option) => ({ ...option, mark: `~${percent(multipleCredit(question, option))}` })));
    case "shortText":
      return shortAnswers(question);
    case "numeric":
      return `#${choices(question.accepted.map((answer) => ({ mark: `=${percent(answer.credit)}`, body: numericBody(answer), feedback: answer.feedback })))}`;
    case "matching":
      return matchingAnswers(question);
    default:
      throw new ExportRefused(`GIFT has no questions of the type ${question.type}.`);
  }
}

function choices(answers: readonly { mark: string; body?: string; text?: RichText; feedback: RichText | null }[]): string {
  return answers.map(({ mark, body, text, feedback }) => `\n${mark}${body ?? (text ? rich(text) : "")}${feedback ? `#${rich(feedback)}` : ""}`).join("") + "\n";
}

function singleAnswers({ options }: QuestionOf<"single">): string {
  if (options.every((option) => creditOf(option) === 1)) throw new ExportRefused("GIFT needs a wrong option.");
  return choices(options.map((option) => ({ ...option, mark: creditOf(option) === 1 ? "=" : creditOf(option) === 0 ? "~" : `~${percent(creditOf(option))}` })));
}

/** GIFT adds up percentages: what is right shares the whole, and a wrong option takes it away. */
function multipleCredit({ options, scoring }: QuestionOf<"multiple">, option: QuestionOf<"multiple">["options"][number]): number {
  if (scoring === "credits") return creditOf(option);
  return option.correct ? 1 / options.filter(({ correct }) => correct).length : -1;
}

function shortAnswers({ accepted }: QuestionOf<"shortText">): string {
  return choices(accepted.map(({ match, text, credit, feedback }) => {
    if (match === "regex") throw new ExportRefused("GIFT has no patterns.");
    if (text.includes("->")) throw new ExportRefused('An answer that holds "->" would be read as a pair.');
    return { mark: `=${percent(credit)}`, text: { format: "plain" as const, text: match === "exact" ? text.replaceAll("*", "\\*") : text }, feedback };
  }));
}

function matchingAnswers({ prompts, targets, pairs }: QuestionOf<"matching">): string {
  const lines = prompts.map(({ id, text }) => {
    const [pair, ...more] = pairs.filter(({ prompt }) => prompt === id);
    const target = targets.find((each) => each.id === pair?.target);
    if (!target || more.length > 0) throw new ExportRefused("GIFT matches each prompt with one target.");
    if (text.text.includes("->")) throw new ExportRefused('A prompt that holds "->" would be cut.');
    return `\n=${rich(text)} -> ${plain(target.text)}`;
  });
  const others = targets.filter(({ id }) => !pairs.some(({ target }) => target === id));
  return `${lines.join("")}${others.map(({ text }) => `\n= -> ${plain(text)}`).join("")}\n`;
}

function numericBody(answer: QuestionOf<"numeric">["accepted"][number]): string {
  if (answer.kind === "range") return `${decimal(answer.min)}..${decimal(answer.max)}`;
  const amount = answer.tolerance.mode === "absolute" ? answer.tolerance.amount : toNumber(multiply(exact(answer.tolerance.amount), exact(Math.abs(answer.value))));
  return `${decimal(answer.value)}:${decimal(amount)}`;
}

/** Nothing for the whole, else per cent with as many decimals as a share needs to come back. */
function percent(credit: number): string {
  return credit === 1 ? "" : `%${decimal(Number((credit * 100).toFixed(5)))}%`;
}

/** GIFT knows no exponents. */
function decimal(value: number): string {
  const { n, d } = add(exact(value), exact(0));
  const places = String(d).length + 20;
  const digits = String((n < 0n ? -n : n) * (10n ** BigInt(places) / d)).padStart(places + 1, "0");
  const text = `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
  return n < 0n ? `-${text}` : text;
}

function rich({ format, text }: RichText): string {
  if (text.trim() === "") throw new ExportRefused("GIFT has no empty texts.");
  return `[${format}]${escape(text)}`;
}

function plain({ text }: RichText): string {
  if (text.trim() === "") throw new ExportRefused("GIFT has no empty texts.");
  return escape(text);
}

/** The grammar's own marks for escaped characters must not stand in a text. */
function escape(text: string): string {
  if (/&&(?:092|058|035|061|010|123|125|126);/.test(text)) throw new ExportRefused("A text holds what GIFT readers use as marks.");
  return text.replaceAll(/[\\~=#{}:]/g, (character) => `\\${character}`).replaceAll(/\r\n?|\n/g, "\\n");
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
}

function lossesOf(question: Question): string[] {
  const told: [boolean, string][] = [
    [question.points !== 1 && question.type !== "information", "GIFT has no points."],
    [question.hints.length > 0, "GIFT has no hints."],
    [question.media.length > 0, "GIFT holds no files."],
    [question.rationale !== null, "GIFT has no place for why an answer is right."],
    [question.difficulty !== null, "GIFT has no difficulty."],
    [(question.feedback.correct ?? question.feedback.incorrect) !== null, "GIFT has no feedback for right and wrong as such."],
    [question.type === "multiple" && question.scoring !== "credits", "GIFT adds up shares: wrong options take the whole away."],
    [question.type === "shortText" && (question.caseSensitive || question.typoTolerance > 0 || question.ignoreAccents || question.whitespace === "exact"), "GIFT compares without case and has no tolerance for slips."],
    [question.type === "numeric" && question.unit !== null, "GIFT has no units."],
    [question.type === "essay" && (question.minWords ?? question.maxWords) !== null, "GIFT does not count words."],
    [question.type === "essay" && ((question.gradingNotes ?? question.modelAnswer) !== null || question.rubric.length > 0), "GIFT has no place for what helps to mark an answer."],
    [question.type === "matching" && question.scoring !== "perPair", "GIFT gives each pair its share."],
  ];
  return told.flatMap(([isLost, reason]) => (isLost ? [reason] : []));
}
