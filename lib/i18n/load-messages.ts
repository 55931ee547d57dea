import type { Locale } from "./locales";

/** One file a domain in each locale; a key's path starts with the domain's name. */
export const MESSAGE_DOMAINS = [
  "common",
  "errors",
  "access",
  "catalog",
  "commerce",
  "identity",
  "learning",
  "paths",
  "notifications",
  "admin",
  "authoring",
  "quiz",
  "studio-home",
  "studio-import",
  "import-reasons",
  "studio-media",
  "studio-paths",
  "rich-editor",
  "course-files",
  "live",
  "code",
  "translations",
  "packages",
  "assignment",
  "grading",
  "banks",
  "drafts",
  "certificates",
] as const;

export type Messages = { [domain in (typeof MESSAGE_DOMAINS)[number]]: Record<string, unknown> };

const loaded = new Map<Locale, Promise<Messages>>();

/** All messages of a locale, by domain; read once a process. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const messages = loaded.get(locale) ?? readMessages(locale);
  loaded.set(locale, messages);
  return messages;
}

async function readMessages(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    MESSAGE_DOMAINS.map(async (domain) => {
      const file: { default: Record<string, unknown> } = await import(`../../messages/${locale}/${domain}.json`);
      return [domain, file.default] as const;
    }),
  );
  return Object.fromEntries(files) as Messages;
}
