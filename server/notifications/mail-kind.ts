import type { ReactElement } from "react";
import type { z } from "zod";
import type { Locale } from "@/lib/i18n/locales";

/** Texts under `notifications.mail`, in the mail's locale. Keys start with the kind, or with `shared`. */
export type MailTranslator = (key: string, values?: Record<string, string | number | Date>) => string;

/** What a mail may use besides its own parameters. */
export type MailScope = {
  t: MailTranslator;
  locale: Locale;
  /** The reader's, for dates; UTC for an address without an account. */
  timeZone: string;
  /** The school's origin, without a slash at the end. */
  appUrl: string;
  /** The secret that a single-use link carries, from its token's id. */
  secretOf(tokenId: string): string;
};

type Definition<Schema extends z.ZodType> = {
  /** What is stored with the notification. It holds facts and ids: the body is built from it again on a retry. */
  paramsSchema: Schema;
  subject(t: MailTranslator, params: z.infer<Schema>): string;
  /** Headers of the mail itself, such as how to unsubscribe. */
  headers?(params: z.infer<Schema>, scope: MailScope): Record<string, string>;
  Component(props: { params: z.infer<Schema>; scope: MailScope }): ReactElement;
};

export type MailKindEntry = {
  /** Checks the parameters (throws a ZodError) and builds the mail. */
  compose(params: unknown, scope: MailScope): { subject: string; element: ReactElement; headers: Record<string, string> | undefined };
};

/** Registers a kind of mail: its parameters, its subject and its body. */
export function defineMailKind<Schema extends z.ZodType>({ paramsSchema, subject, headers, Component }: Definition<Schema>): MailKindEntry {
  return {
    compose(input, scope) {
      const params = paramsSchema.parse(input);
      return { subject: subject(scope.t, params).replaceAll(/\s+/g, " ").trim(), element: Component({ params, scope }), headers: headers?.(params, scope) };
    },
  };
}
