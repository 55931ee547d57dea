/** The words anywhere in a text; what LIKE reads as a wildcard stands for itself. */
export function likePattern(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
