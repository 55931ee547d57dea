import { createCssVariablesTheme, createHighlighter, type Highlighter } from "shiki";
import { CODE_LANGUAGES } from "./code-languages";

export const CODE_THEME = "criterio";

let shared: Promise<Highlighter> | undefined;

/** One highlighter a process: grammars take most of a second to load. Colours come from the stylesheet's variables. */
export function highlighter(): Promise<Highlighter> {
  shared ??= createHighlighter({
    langs: [...CODE_LANGUAGES],
    themes: [createCssVariablesTheme({ name: CODE_THEME, variablePrefix: "--code-", variableDefaults: {}, fontStyle: false })],
  });
  return shared;
}
