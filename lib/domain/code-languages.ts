/** The languages that a code question may ask for. */
export const CODE_LANGUAGES = ["javascript", "typescript", "python", "sql", "lua"] as const;

export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

export function isCodeLanguage(name: string): name is CodeLanguage {
  return (CODE_LANGUAGES as readonly string[]).includes(name);
}
