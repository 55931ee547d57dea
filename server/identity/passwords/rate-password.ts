import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { DomainError } from "@/lib/errors";

/** 3 of 4: safe against an offline attack on a slow hash, by zxcvbn's own scale. */
const MIN_SCORE = 3;
/**
 * Matching grows faster than the length, so only the beginning is judged: a password whose first 32 characters are
 * strong is strong. With three substitutions a word instead of the default, the worst input takes a fifth of a second
 * instead of many.
 */
const JUDGED_CHARACTERS = 32;
const MAX_SUBSTITUTIONS = 3;
const MIN_OWN_CHARACTERS = 8;

export type PasswordWeakness = "password_common" | "password_personal" | "password_guessable";

let judge: Promise<ZxcvbnFactory> | undefined;

/**
 * Why a password is too weak, or null when it is not. Known leaked passwords, words and names of the school's three
 * languages, keyboard runs, repeats, dates and the person's own name and address count as guessable. Works offline.
 */
export async function findWeakness(password: string, person: { name?: string; email: string }): Promise<PasswordWeakness | null> {
  judge ??= loadJudge();
  const personal = personalWords(person);
  if (isMostlyPersonal(password, personal)) return "password_personal";
  const { score, sequence } = (await judge).check(password.slice(0, JUDGED_CHARACTERS), [...personal, "criterio"]);
  if (score >= MIN_SCORE) return null;
  const dictionaries = sequence.map((match) => ("dictionaryName" in match ? String(match.dictionaryName) : ""));
  if (dictionaries.includes("userInputs")) return "password_personal";
  return dictionaries.some((name) => name.startsWith("passwords")) ? "password_common" : "password_guessable";
}

/** Throws `auth.weak_password` with the reason at the field, when there is one. */
export async function requireStrongPassword(password: string, person: { name?: string; email: string }, field = "password"): Promise<void> {
  const weakness = await findWeakness(password, person);
  if (weakness) throw new DomainError("invalid", "auth.weak_password", {}, { issues: [{ path: field, message: weakness }] });
}

function personalWords({ name = "", email }: { name?: string; email: string }): string[] {
  const words = [email, ...email.split(/[@.+_-]/), name, ...name.split(/\s+/), name.replaceAll(/\s+/g, "")];
  return [...new Set([...words, ...words.map(withoutAccents)].map((word) => word.toLowerCase()).filter((word) => word.length >= 3))];
}

/** What is left without the person's own words is too short to be a secret. */
function isMostlyPersonal(password: string, words: string[]): boolean {
  const lower = withoutAccents(password.toLowerCase());
  const rest = words.toSorted((a, b) => b.length - a.length).reduce((text, word) => text.replaceAll(word, ""), lower);
  return rest.length < lower.length && rest.length < MIN_OWN_CHARACTERS;
}

function withoutAccents(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "");
}

async function loadJudge(): Promise<ZxcvbnFactory> {
  const [core, common, en, es, pt] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
    import("@zxcvbn-ts/language-es-es"),
    import("@zxcvbn-ts/language-pt-br"),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary, ...es.dictionary, ...pt.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: MAX_SUBSTITUTIONS,
  });
}
