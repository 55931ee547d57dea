import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { OwnOrderItem } from "@/components/commerce/own-order-item";
import { RefusalCallout } from "@/components/identity/refusal-callout";
import { EmptyState } from "@/components/patterns/empty-state";
import { Section } from "@/components/patterns/section";
import { ToCatalogue } from "@/components/patterns/to-catalogue";
import { ERROR_CODES } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { listOwnOrdersSchema } from "@/lib/schemas/commerce";
import { signedInCtx } from "@/server/auth/page-ctx";
import { listOwnOrders } from "@/server/commerce";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ cursor?: string; error?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "commerce.purchases" });
  return { title: `${t("label")} · Criterio` };
}

export default async function PurchasesPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/account/purchases");
  const { cursor, error } = await searchParams;
  const asked = listOwnOrdersSchema.safeParse({ cursor });
  const [t, page] = await Promise.all([
    getTranslations({ locale, namespace: "commerce.purchases" }),
    listOwnOrders(ctx, asked.success ? asked.data : {}),
  ]);
  const code = ERROR_CODES.find((known) => known === error);
  const notice = code ? <RefusalCallout refusal={{ code, params: {}, issues: [], requestId: ctx.requestId }} /> : null;
  if (page.items.length === 0 && cursor === undefined) {
    return (
      <>
        {notice}
        <EmptyState
          title={t("emptyTitle")}
          text={t("emptyBody")}
          actions={<ToCatalogue locale={locale}>{t("emptyAction")}</ToCatalogue>}
        />
      </>
    );
  }
  const reader = { locale, timeZone: ctx.viewer.timeZone };
  return (
    <>
      {notice}
      <Section id="purchases" label={t("label")} note={t("note")}>
        <ul className="border-t border-line">
          {page.items.map((order) => (
            <OwnOrderItem key={order.id} order={order} reader={reader} />
          ))}
        </ul>
        <p className="mt-5 flex gap-5">
          {cursor === undefined ? null : (
            <a className="link" href={localePath(locale, "/account/purchases")}>
              {t("newest")}
            </a>
          )}
          {page.nextCursor ? (
            <a className="link" href={localePath(locale, `/account/purchases?cursor=${encodeURIComponent(page.nextCursor)}`)}>
              {t("older")}
            </a>
          ) : null}
        </p>
      </Section>
    </>
  );
}
