import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { Arrival } from "@/components/commerce/arrival";
import { toLocale } from "@/lib/i18n/locales";
import { orderIdSchema } from "@/lib/schemas/commerce";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getOrderStatus } from "@/server/commerce";

type Props = { params: Promise<{ locale: string; orderId: string }>; searchParams: Promise<{ from?: string }> };

/** Ways here that do not lead through a payment. */
const UNPAID_WAYS = ["cancelled", "checkout", "purchases"];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "commerce.arrival" });
  return { title: `${t("label")} · Criterio` };
}

export default async function ReturnPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { locale: given, orderId } = await params;
  const locale = toLocale(given);
  if (!orderIdSchema.safeParse({ orderId }).success) notFound();
  const { from } = await searchParams;
  const cameUnpaid = typeof from === "string" && UNPAID_WAYS.includes(from);
  const ctx = await signedInCtx(locale, `/checkout/return/${orderId}${cameUnpaid ? `?from=${from}` : ""}`);
  const order = await orNotFound(getOrderStatus(ctx, { orderId }));
  return (
    <main id="main" className="page pb-16">
      <Arrival initial={order} renderedAt={ctx.clock.now()} cameUnpaid={cameUnpaid} reader={{ locale, timeZone: ctx.viewer.timeZone }} />
    </main>
  );
}
