import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { MessageScope } from "@/components/shell/message-scope";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { toLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { currentCtx, mastheadOf } from "@/server/auth";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";
export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The frame of paying. Each page asks for itself who is there: a layout is not a lock. */
export default async function CheckoutLayout({ children, params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const { viewer } = await currentCtx();
  return (
    <MessageScope locale={locale} domains={["commerce", "errors"]}>
      <SignedInHeader locale={locale} {...mastheadOf(viewer)} />
      {children}
    </MessageScope>
  );
}
