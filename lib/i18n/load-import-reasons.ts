import { createTranslator } from "next-intl";
import type { Translator } from "./get-translations";
import { tellReason, toReasonPatterns } from "./import-reason";
import type { Locale } from "./locales";

/** A reason of an import's report as its reader's language says it; null when it is to be shown as it came, in English. */
type ReasonTeller = (reason: string, wordOf: (refusal: string) => string | null) => string | null;

type Texts = Record<string, string>;

const FILES: Readonly<Record<Exclude<Locale, "en">, () => Promise<{ default: Texts }>>> = {
  es: () => import("../../messages/es/import-reasons.json"),
  "pt-BR": () => import("../../messages/pt-BR/import-reasons.json"),
};

const loaded = new Map<Locale, Promise<ReasonTeller>>();

/**
 * What tells the reasons of an import's report in a language. Its texts are read when the first report is shown, so that
 * no other page carries them; when they cannot be read the reasons stay as they came.
 */
export function loadReasonTeller(locale: Locale): Promise<ReasonTeller> {
  const teller = loaded.get(locale) ?? (locale === "en" ? Promise.resolve(() => null) : makeTeller(locale).catch(() => () => null));
  loaded.set(locale, teller);
  return teller;
}

async function makeTeller(locale: Exclude<Locale, "en">): Promise<ReasonTeller> {
  const [english, own] = await Promise.all([import("../../messages/en/import-reasons.json"), FILES[locale]()]);
  const patterns = toReasonPatterns(english.default);
  const messages: Record<string, unknown> = { "import-reasons": own.default };
  const t: Translator = createTranslator({ locale, messages, timeZone: "UTC" });
  return (reason, wordOf) =>
    tellReason(reason, patterns, (code, params) => t(`import-reasons.${code}`, params.refusal === undefined ? params : { ...params, refusal: wordOf(params.refusal) ?? params.refusal }));
}
