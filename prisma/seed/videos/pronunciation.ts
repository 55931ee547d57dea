import type { Language } from "./lesson-script.ts";

/** How to write, for a voice of each language, the words of code that it would otherwise misread. */
const spellings: Record<Language, readonly (readonly [RegExp, string])[]> = {
  es: [
    [/\bSQL\b/g, "ese cu ele"],
    [/\bGROUP BY\b/g, "grup bai"],
    [/\bLEFT JOIN\b/g, "left yoin"],
    [/\bJOIN\b/g, "yoin"],
    [/\bNOT EXISTS\b/g, "not exists"],
    [/\bNOT IN\b/g, "not in"],
    [/\bIS DISTINCT FROM\b/g, "is distinct from"],
    [/\bNULL\b/g, "nul"],
    [/\bWHERE\b/g, "uer"],
    [/\bCOUNT\b/g, "caunt"],
    [/\bSUM\b/g, "sam"],
    [/\bEXPLAIN ANALYZE\b/g, "explein ánalais"],
    [/\bSeq Scan\b/gi, "secuencial escan"],
    [/\bIndex Scan\b/gi, "índex escan"],
  ],
  en: [
    [/\bTypeScript\b/g, "type script"],
    [/\bJSON\b/g, "jason"],
    [/\bNaN\b/g, "not a number"],
    [/\bIDs\b/g, "eye dees"],
    [/\bID\b/g, "eye dee"],
    [/\bzod\b/gi, "zod"],
  ],
};

/** The sentence as it is given to the synthesizer: quotes dropped, code words respelled. */
export function forVoice(text: string, language: Language): string {
  const plain = text.replace(/[«»“”"`]/g, "").replace(/\s+/g, " ").trim();
  return spellings[language].reduce((result, [word, spelling]) => result.replace(word, spelling), plain);
}
