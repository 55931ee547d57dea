/** Languages that are written from right to left, by their first subtag. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["ar", "fa", "he", "ur", "yi"]);

/**
 * The attributes of an element that holds words of a course: its language (BCP 47), and its direction where that is not
 * the interface's, which stays as it is around it.
 */
export function inLanguage(language: string | undefined): { lang?: string; dir?: "rtl" } {
  if (language === undefined) return {};
  return RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? { lang: language, dir: "rtl" } : { lang: language };
}
