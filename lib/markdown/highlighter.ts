import { createCssVariablesTheme, createHighlighter, type BundledLanguage, type Highlighter } from "shiki";

const LANGUAGES: BundledLanguage[] = [
  "bash", "c", "cpp", "css", "diff", "docker", "go", "html", "http", "java", "javascript", "json", "jsx", "markdown", "python",
  "ruby", "rust", "sql", "toml", "tsx", "typescript", "xml", "yaml",
];

export const CODE_THEME = "criterio";

let shared: Promise<Highlighter> | undefined;

/** One highlighter a process: grammars take most of a second to load. Colours come from the stylesheet's variables. */
export function highlighter(): Promise<Highlighter> {
  shared ??= createHighlighter({
    langs: LANGUAGES,
    themes: [createCssVariablesTheme({ name: CODE_THEME, variablePrefix: "--code-", variableDefaults: {}, fontStyle: false })],
  });
  return shared;
}
