import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { toLocale } from "@/lib/i18n/locales";
import { LinkPage } from "../../../_components/link-page";

type Props = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "identity" });
  return { title: `${t("newEmail.title")} · Criterio` };
}

export default function NewEmailPage({ params }: Props): ReactElement {
  return <LinkPage kind="newEmail" params={params} />;
}
