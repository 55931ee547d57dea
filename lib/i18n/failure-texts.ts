import { toLocale, type Locale } from "./locales";

export type FailureTexts = { title: string; text: string; retry: string; home: string; reference: string };

/**
 * Words for a page that failed, with the code that shows them: they must not depend on anything that may be what
 * failed, the messages included. The locale is the first segment of the path.
 */
export function failureTexts(pathname: string | null): { locale: Locale; texts: FailureTexts } {
  const locale = toLocale(pathname?.split("/")[1]);
  return { locale, texts: TEXTS[locale] };
}

const TEXTS: Readonly<Record<Locale, FailureTexts>> = {
  es: {
    title: "Algo falló de nuestro lado",
    text: "Lo que ya habías guardado está a salvo. Prueba de nuevo; si se repite, escríbenos con la referencia.",
    retry: "Probar de nuevo",
    home: "Ir al inicio",
    reference: "Referencia",
  },
  en: {
    title: "Something failed on our side",
    text: "What you had already saved is safe. Try again; if it comes back, write to us with the reference.",
    retry: "Try again",
    home: "Go to the front page",
    reference: "Reference",
  },
  "pt-BR": {
    title: "Algo falhou do nosso lado",
    text: "O que você já tinha salvado está a salvo. Tente de novo; se acontecer outra vez, escreva para nós com a referência.",
    retry: "Tentar de novo",
    home: "Ir para o início",
    reference: "Referência",
  },
};
