import type { Metadata } from "next";
import type { ReactElement } from "react";
import { EarnedItem } from "@/components/certificates/earned-item";
import { RefusalCallout } from "@/components/identity/refusal-callout";
import { EmptyState } from "@/components/patterns/empty-state";
import { Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { ERROR_CODES } from "@/lib/errors";
import { certificateKind } from "@/lib/domain/certificate-state";
import { formatNumber } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { signedInCtx } from "@/server/auth/page-ctx";
import { listEarned } from "@/server/certificates";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ error?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "certificates.own" });
  return { title: `${t("title")} · Criterio` };
}

/** All that a student earned. */
export default async function CertificatesPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/account/certificates");
  const [t, earned] = await Promise.all([getTranslations({ locale, namespace: "certificates.own" }), listEarned(ctx)]);
  const { error } = await searchParams;
  const code = ERROR_CODES.find((known) => known === error);
  const notice = code ? <RefusalCallout refusal={{ code, params: {}, issues: [], requestId: ctx.requestId }} /> : null;
  if (earned.length === 0) {
    return (
      <EmptyState
        title={t("emptyTitle")}
        text={t("emptyText")}
        actions={
          <Button asChild variant="primary">
            <a href={localePath(locale, "/dashboard")}>{t("emptyAction")}</a>
          </Button>
        }
      />
    );
  }
  const standing = earned.flatMap(({ releaseNumber, certificate }) => (certificate && certificate.state !== "revoked" ? [{ kind: certificateKind({ releaseNumber }), hours: certificate.hours }] : []));
  // The hours of a path are those of its courses.
  const hours = standing.reduce((sum, one) => (one.kind === "course" ? sum + one.hours : sum), 0);
  return (
    <>
      {notice}
      <Section id="earned" label={t("label")} note={t("note", { count: standing.length, hours: formatNumber(hours, locale, 1) })}>
        <ul className="border-t border-line">
          {earned.map((one) => (
            <EarnedItem key={one.certificate?.code ?? `${one.courseTitle} ${one.completedAt}`} earned={one} reader={{ locale, timeZone: ctx.viewer.timeZone }} />
          ))}
        </ul>
      </Section>
    </>
  );
}
