/** How many words a text has: runs of anything but white space that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Whether a text has fewer or more words than are asked for; null where it fits. */
export function wordsOutside(count: number, { least, most }: { least: number | null; most: number | null }): "few" | "many" | null {
  if (least !== null && count < least) return "few";
  return most !== null && count > most ? "many" : null;
}
