import type { CodeLanguage } from "@/lib/domain/code-languages";
import type { Question, QuestionOf } from "@/lib/schemas/questions";
import type { RichText } from "@/lib/schemas/question-parts";
import type { Rubric } from "@/lib/schemas/rubric";

/** A part that can be chosen, matched or ordered, by the name that it has in one attempt. */
export type ShownPart = { id: string; text: RichText };

type Units = { required: boolean; names: string[] } | null;

type ShownGap = { id: string; kind: "text" } | { id: string; kind: "numeric"; units: Units } | { id: string; kind: "choice"; options: ShownPart[] };

/** A visible test: `args` and `expected` are JSON; an `expected` of null asks for an error. */
type ShownTestCall = { name: string; function: string; args: string; expected: string | null };

/** What a learner sees of a question while they answer it. */
export type PresentedQuestion = Pick<Question, "prompt" | "points" | "media"> & { hints: { cost: number }[] } & (
    | { type: "single"; options: ShownPart[] }
    | { type: "multiple"; options: ShownPart[]; maxChoices: number | null }
    | { type: "boolean" | "shortText" | "information" }
    | { type: "numeric"; units: Units }
    | { type: "cloze"; gaps: ShownGap[] }
    | { type: "matching"; prompts: ShownPart[]; targets: ShownPart[] }
    | { type: "ordering"; items: ShownPart[] }
    | { type: "hotspot"; image: QuestionOf<"hotspot">["image"]; maxPoints: number; areas: ShownPart[] }
    | { type: "essay"; minWords: number | null; maxWords: number | null; rubric: Rubric }
    | { type: "file"; extensions: string[]; maxFiles: number; maxBytes: number | null; rubric: Rubric }
    | { type: "code"; languages: { language: CodeLanguage; starter: string }[]; tests: ShownTestCall[]; hiddenTests: number; timeLimitMs: number; memoryLimitMb: number }
    | { type: "qti"; interactions: QuestionOf<"qti">["interactions"] }
  );
