import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { AuthPage } from "@/components/identity/auth-page";
import { DeletionForm, MagicLinkForm, NewEmailForm, ResetForm, VerifyForm } from "@/components/identity/link-forms";
import { RequestLinkForm } from "@/components/identity/request-link-form";
import { Callout } from "@/components/ui/callout";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { safeRedirect } from "@/lib/safe-redirect";
import { currentCtx } from "@/server/auth";
import { findLink } from "@/server/identity";

/** Where a mailed link leads, by its purpose: the form, where it goes on to, and how to ask for another link. */
const LINKS = {
  verify: { purpose: "verify_email", Form: VerifyForm, next: "/dashboard", again: "requestVerification" },
  magicLink: { purpose: "magic_link", Form: MagicLinkForm, next: "/dashboard", again: "requestMagicLink" },
  reset: { purpose: "reset_password", Form: ResetForm, next: "/sign-in?notice=password-changed", again: "requestPasswordReset" },
  newEmail: { purpose: "change_email", Form: NewEmailForm, next: "/account/security", again: null },
  deletion: { purpose: "delete_account", Form: DeletionForm, next: "/sign-in?notice=account-deleted", again: null },
} as const;

/** What the link interrupted goes on; a page that asks to sign in first is told where to lead. */
function goOn(usual: string, interrupted: string | null): string {
  const next = interrupted === null ? null : safeRedirect(interrupted, usual);
  if (next === null) return usual;
  return usual.includes("/sign-in?") ? `${usual}&next=${encodeURIComponent(next)}` : next;
}

export type LinkKind = keyof typeof LINKS;
type Props = { kind: LinkKind; params: Promise<{ locale: string; token: string }> };

/** The page of a single-use link: its form while the link works, and how to get another when it does not. */
export async function LinkPage({ kind, params }: Props): Promise<ReactElement> {
  const { locale: given, token } = await params;
  const locale = toLocale(given);
  const { purpose, Form, next, again } = LINKS[kind];
  const t = await getTranslations({ locale, namespace: "identity" });
  const link = await findLink(await currentCtx(), purpose, token);
  if (link) {
    return (
      <AuthPage title={t(`${kind}.title`)} lede={t(`${kind}.lede`)} label={t(`${kind}.label`)}>
        <Form token={token} email={link.email} next={goOn(localePath(locale, next), link.next)} />
      </AuthPage>
    );
  }
  return (
    <AuthPage
      title={t("deadLink.title")}
      label={t(`${kind}.label`)}
      links={[{ text: t("links.haveAccount"), label: t("links.signIn"), href: localePath(locale, "/sign-in") }]}
    >
      <Callout tone="warning" title={t("deadLink.reason")} className="mb-6">
        <p>{t(again ? "deadLink.again" : "deadLink.fromAccount")}</p>
      </Callout>
      {again ? <RequestLinkForm request={again} /> : null}
    </AuthPage>
  );
}
