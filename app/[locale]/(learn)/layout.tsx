import type { Metadata } from "next";
import { setRequestLocale } from "next-intl/server";
import type { ReactElement, ReactNode } from "react";
import { toLocale } from "@/lib/i18n/locales";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";
export const metadata: Metadata = { robots: { index: false, follow: false } };

/** Signed-in learning: each page asks for itself who is there, and brings its own frame. */
export default async function LearnLayout({ children, params }: Props): Promise<ReactElement> {
  setRequestLocale(toLocale((await params).locale));
  return <>{children}</>;
}
