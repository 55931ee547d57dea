import { readdirSync } from "node:fs";
import path from "node:path";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { readText, ROOT } from "./source-files";

/** Texts of a locale by their whole key: "catalog.home.lede". */
export function readMessages(locale: Locale): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(path.join(ROOT, "messages", locale)).sort()) {
    flatten(JSON.parse(readText(`messages/${locale}/${file}`)), file.replace(/\.json$/, ""), texts);
  }
  return texts;
}

export const MESSAGES: ReadonlyMap<Locale, ReadonlyMap<string, string>> = new Map(LOCALES.map((locale) => [locale, readMessages(locale)]));

function flatten(value: unknown, key: string, texts: Map<string, string>): void {
  if (typeof value === "string") texts.set(key, value);
  else for (const [part, inner] of Object.entries(value ?? {})) flatten(inner, `${key}.${part}`, texts);
}
