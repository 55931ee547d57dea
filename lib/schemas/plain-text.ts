import { z } from "zod";

/** One line that a person wrote: NFC, spaces folded, without invisible control characters. */
export function lineText(max: number) {
  return z
    .string()
    .max(max * 2)
    .transform((text) => text.normalize("NFC").replaceAll(/\s+/gu, " ").replaceAll(/[^\P{C}\u200c\u200d]/gu, "").trim())
    .pipe(z.string().min(1).max(max));
}

/** Several lines, which may be Markdown: NFC, without control characters but line ends and tabs. May be empty. */
export function blockText(max: number) {
  return z
    .string()
    .max(max)
    .transform((text) => text.normalize("NFC").replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{C}\n\t\u200c\u200d]/gu, "").trim());
}
