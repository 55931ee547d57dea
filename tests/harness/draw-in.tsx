import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import enGrading from "@/messages/en/grading.json";
import enQuiz from "@/messages/en/quiz.json";
import esGrading from "@/messages/es/grading.json";
import esQuiz from "@/messages/es/quiz.json";
import ptGrading from "@/messages/pt-BR/grading.json";
import ptQuiz from "@/messages/pt-BR/quiz.json";

const MESSAGES: Record<Locale, object> = {
  es: { quiz: esQuiz, grading: esGrading },
  en: { quiz: enQuiz, grading: enGrading },
  "pt-BR": { quiz: ptQuiz, grading: ptGrading },
};

/** What an element of a quiz or of grading says in one language, as words without its elements. Throws for a text that does not format. */
export function wordsIn(locale: Locale, element: ReactElement): string {
  const onError = (error: Error): never => {
    throw error;
  };
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale] as never} timeZone="UTC" onError={onError}>
      {element}
    </NextIntlClientProvider>,
  );
  return html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ").replaceAll(/ (?=[.,:;])/g, "").trim();
}

/** What it says in each language of the school. */
export function wordsInAll(draw: (locale: Locale) => ReactElement): Record<Locale, string> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, wordsIn(locale, draw(locale))])) as Record<Locale, string>;
}
