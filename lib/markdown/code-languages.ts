/** The languages that code in a lesson is coloured in; any other is shown without colours. */
export const CODE_LANGUAGES = [
  "bash", "c", "cpp", "css", "diff", "docker", "go", "html", "http", "java", "javascript", "json", "jsx", "markdown", "python",
  "ruby", "rust", "sql", "toml", "tsx", "typescript", "xml", "yaml",
] as const;
