import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { OrderTable } from "@/components/admin/order-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { pageLinks } from "@/lib/page-links";
import { listOrdersSchema, ORDER_STATUSES, type ListOrdersInput } from "@/lib/schemas/commerce";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { listOrders } from "@/server/commerce";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "admin.orders" });
  return { title: `${t("title")} · Criterio` };
}

export default async function OrdersPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/admin/orders");
  const asked = readQuestion(await searchParams);
  const [t, statuses, page] = await Promise.all([
    getTranslations({ locale, namespace: "admin.orders" }),
    getTranslations({ locale, namespace: "commerce.purchases.status" }),
    orNotFound(listOrders(ctx, asked)),
  ]);
  const here = localePath(locale, "/admin/orders");
  const isFiltered = asked.search !== undefined || asked.status !== undefined;
  return (
    <>
      <PageHead title={t("title")} />
      <form method="get" action={here} role="search" className="mb-6 flex flex-wrap items-end gap-3">
        <Field id="order-search" label={t("searchHelp")} className="min-w-[16rem] flex-1 sm:max-w-[24rem]">
          <Input type="search" name="search" defaultValue={asked.search ?? ""} maxLength={120} />
        </Field>
        <Field id="order-status" label={t("status")}>
          <Select name="status" defaultValue={asked.status ?? ""} choices={ORDER_STATUSES.map((status) => ({ value: status, label: statuses(status) }))}>
            <option value="">{t("all")}</option>
          </Select>
        </Field>
        <Button type="submit" variant="primary">
          {t("submit")}
        </Button>
        {isFiltered ? (
          <Button asChild variant="quiet">
            <a href={here}>{t("clear")}</a>
          </Button>
        ) : null}
      </form>
      {page.items.length > 0 ? (
        <>
          <OrderTable orders={page.items} reader={{ locale, timeZone: ctx.viewer.timeZone }} />
          <Pagination
            labels={{ nav: t("pages"), previous: t("newest"), next: t("next") }}
            summary={t("summary", { count: page.items.length })}
            {...pageLinks(here, { search: asked.search, status: asked.status }, { from: asked.cursor, next: page.nextCursor })}
          />
        </>
      ) : (
        <EmptyState compact title={t(isFiltered ? "emptyTitle" : "noneTitle")} text={t(isFiltered ? "emptyBody" : "noneBody")} />
      )}
    </>
  );
}

/** The question in the address; each part that makes no sense is left out, so an old or mistyped address still works. */
function readQuestion(query: Record<string, string | string[] | undefined>): ListOrdersInput {
  const { search, status, cursor } = listOrdersSchema.shape;
  const typed = search.safeParse(query.search).data;
  const chosen = status.safeParse(query.status).data;
  const from = cursor.safeParse(query.cursor).data;
  return { ...(typed && { search: typed }), ...(chosen && { status: chosen }), ...(from && { cursor: from }) };
}
