import { countTypos } from "@/lib/domain/count-typos";
import { exact, ZERO } from "@/lib/domain/exact-number";
import { compilePattern } from "@/lib/domain/safe-pattern";
import type { TextRules } from "@/lib/schemas/questions";
import { texts, type PartialScore } from "./partial-score";

type Form = TextRules["accepted"][number];

/**
 * The credit of the best of the accepted forms that the text matches. Exact forms are tried before those with
 * wildcards, and forms as they are before forms with slips, so that a near miss never hides what was meant.
 */
export function scoreText(rules: TextRules, given: string): PartialScore {
  const text = fold(rules, given);
  if (text === "") return { credit: ZERO, parts: [], feedback: [] };
  const passes: ((form: Form) => boolean)[] = [
    (form) => form.match === "exact" && fold(rules, form.text) === text,
    (form) => form.match !== "exact" && isMatch(rules, form, text),
    (form) => form.match === "exact" && isNear(rules, form, text),
  ];
  for (const passesForm of passes) {
    const form = rules.accepted.filter(passesForm).reduce<Form | null>((best, each) => (best && best.credit >= each.credit ? best : each), null);
    if (form) return { credit: exact(form.credit), parts: [], feedback: texts(form.feedback) };
  }
  return { credit: ZERO, parts: [], feedback: [] };
}

function fold({ caseSensitive, ignoreAccents, whitespace }: TextRules, text: string): string {
  const spaced = whitespace === "collapse" ? text.normalize("NFC").replaceAll(/\s+/gu, " ").trim() : text;
  const plain = ignoreAccents ? spaced.normalize("NFD").replaceAll(/\p{Mn}/gu, "").normalize("NFC") : spaced;
  return caseSensitive ? plain : plain.toLowerCase();
}

/** A pattern sees the text as it was typed but for white space, and ignores case by itself. */
function isMatch(rules: TextRules, { match, text: form }: Form, text: string): boolean {
  if (match === "wildcard") return compilePattern(wildcardPattern(fold(rules, form)), { ignoreCase: false }).matches(text);
  return compilePattern(form, { ignoreCase: !rules.caseSensitive }).matches(text);
}

function wildcardPattern(form: string): string {
  return form.replaceAll(/\\\*|\*|[\\^$.|?+()[\]{}]/g, (part) => (part === "*" ? "[\\s\\S]*" : part === "\\*" ? "\\*" : `\\${part}`));
}

function isNear(rules: TextRules, { text: form }: Form, text: string): boolean {
  const wanted = fold(rules, form);
  const allowed = Math.min(rules.typoTolerance, Math.floor(wanted.length / 4));
  return allowed > 0 && countTypos(wanted, text, allowed) <= allowed;
}
