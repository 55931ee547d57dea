import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { Locale } from "@/lib/i18n/locales";
import type { OwnOrder } from "@/server/commerce";

type Status = OwnOrder["status"];
const TONES: Record<Status, BadgeTone> = { pending: "warning", paid: "success", refunded: "neutral", cancelled: "neutral", expired: "neutral" };

/** How an order stands, in the words that its buyer reads too. */
export async function OrderBadge({ status, locale }: { status: Status; locale: Locale }): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "commerce.purchases.status" });
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
