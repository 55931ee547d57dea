import { createTranslator } from "next-intl";
import { render } from "react-email";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { env } from "@/server/platform/env";
import { oneTimeSecret } from "@/server/platform/one-time-secret";
import { MAIL_KINDS, type MailKind } from "./kinds";
import type { MailTranslator } from "./mail-kind";

type Request = { kind: MailKind; params: unknown; locale: Locale; timeZone: string };

/** The subject and both bodies of a mail, from its kind and parameters alone. Throws a ZodError on wrong parameters. */
export async function composeMail(request: Request): Promise<{ subject: string; html: string; text: string; headers: Record<string, string> | undefined }> {
  const { subject, element, headers } = await compose(request);
  const [html, text] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject, html, text, headers };
}

/** The subject alone, for a mail whose body is built when it is sent. Throws a ZodError on wrong parameters. */
export async function composeSubject(request: Omit<Request, "timeZone">): Promise<string> {
  return (await compose({ ...request, timeZone: "UTC" })).subject;
}

async function compose({ kind, params, locale, timeZone }: Request): Promise<ReturnType<(typeof MAIL_KINDS)[MailKind]["compose"]>> {
  const { APP_URL, AUTH_SECRET } = env();
  return MAIL_KINDS[kind].compose(params, {
    t: await notificationTranslator(locale, "mail"),
    locale,
    timeZone,
    appUrl: APP_URL,
    secretOf: (tokenId) => oneTimeSecret(tokenId, AUTH_SECRET),
  });
}

/** Texts of one part of `messages/<locale>/notifications.json`. A missing one throws: nobody is mailed a key. */
export async function notificationTranslator(locale: Locale, part: "mail" | "inApp"): Promise<MailTranslator> {
  const { notifications } = await loadMessages(locale);
  const translate = createTranslator({
    locale,
    messages: { notifications } as IntlTexts,
    namespace: `notifications.${part}`,
    onError: (error) => {
      throw error;
    },
  });
  return (key, values) => translate(key, values);
}

type IntlTexts = { notifications: { [part: string]: { [key: string]: string } } };
