const MAX_LENGTH = 80;

/** Names that would let a person pass for the school. Compared without case, accents or look-alike letters. */
const RESERVED = new Set(
  ["admin", "administrator", "administrador", "administradora", "moderator", "moderador", "soporte", "suporte", "support", "criterio",
   "instructor", "tutor", "staff", "sistema", "system", "certificado", "direccion", "pagos", "secretaria", "universidad"].map(skeleton),
);

/** Scripts whose letters pass for Latin ones. */
const LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}]/u;

export type NameProblem = "name_empty" | "name_too_long" | "name_not_allowed";

/**
 * A person's name as it is shown: NFKC, single spaces. Refused are characters that hide or reorder others, words that
 * mix Latin with letters that pass for Latin, addresses and markup (a name appears in mail), and the school's own names.
 */
export function cleanName(input: string): { name: string } | { problem: NameProblem } {
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u.test(input)) return { problem: "name_not_allowed" };
  const name = input.normalize("NFKC").replaceAll(/\s+/gu, " ").trim();
  if (name === "" || !/\p{L}/u.test(name)) return { problem: "name_empty" };
  if (name.length > MAX_LENGTH) return { problem: "name_too_long" };
  if (/[<>@{}\\]|:\/\/|www\.|https?:/i.test(name)) return { problem: "name_not_allowed" };
  const mixesScripts = name.split(/[\s\-'’.]/u).some((word) => LOOK_ALIKE.test(word) && /\p{Script=Latin}/u.test(word));
  if (mixesScripts || RESERVED.has(skeleton(name))) return { problem: "name_not_allowed" };
  return { name };
}

/** Upper-case first letters of the first and last word, for an avatar without a picture. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}

function skeleton(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\p{M}\s]+/gu, "")
    .toLowerCase();
}
