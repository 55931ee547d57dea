import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { MessageScope } from "@/components/shell/message-scope";
import { Toaster } from "@/components/ui/toaster";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";
export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The frame of authoring: its texts and its toasts. Each page asks for itself who is there. */
export default async function StudioLayout({ children, params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: "authoring" });
  return (
    <MessageScope locale={locale} domains={["authoring", "studio-home", "studio-import", "studio-media", "studio-paths", "rich-editor", "course-files", "live", "code", "translations", "packages", "assignment", "grading", "banks", "certificates", "drafts", "errors"]}>
      {children}
      <Toaster labels={{ region: t("toasts"), close: t("close") }} />
    </MessageScope>
  );
}
