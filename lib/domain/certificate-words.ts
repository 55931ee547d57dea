/** What the words of a certificate's design may name; each stands for what is true of the one who gets it. */
export const PLACEHOLDERS = ["learner", "course", "hours", "grade", "completed", "issued", "expires", "release", "teachers", "organisation"] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
/** Null for what a certificate does not have: a grade where nothing was graded. */
export type CertificateValues = Readonly<Record<Placeholder, string | null>>;

const NAMED = /\{([^{}]*)\}/g;

/** What a text names in braces that a certificate does not know, each once, in the order in which it comes. */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = PLACEHOLDERS;
  return [...new Set([...text.matchAll(NAMED)].map(([, name = ""]) => name))].filter((name) => !known.includes(name));
}

/** Whether a text names something. */
export function names(text: string, placeholder: Placeholder): boolean {
  return text.includes(`{${placeholder}}`);
}

/** A text with what its placeholders stand for; null when it names something that this certificate does not have. */
export function fillWords(text: string, values: CertificateValues): string | null {
  let isWhole = true;
  const filled = text.replaceAll(NAMED, (whole: string, name: string) => {
    const known = PLACEHOLDERS.find((one) => one === name);
    if (!known) return whole;
    const value = values[known];
    isWhole &&= value !== null && value !== "";
    return value ?? "";
  });
  return isWhole ? filled : null;
}
