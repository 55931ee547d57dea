"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { OrderRefusal } from "@/components/commerce/order-refusal";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { useRefund, type RefundableOrder } from "./use-refund";

/** Asks for a refund, whole or in part, after a reason; says what it does before it is done. */
export function RefundDialog({ order, locale }: { order: RefundableOrder; locale: Locale }): ReactElement {
  const t = useTranslations("admin.refund");
  const [isOpen, setIsOpen] = useState(false);
  const form = useRefund(order, () => setIsOpen(false));
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="danger">{t("open")}</Button>
      </DialogTrigger>
      <DialogContent title={t("title", { number: order.number })} description={t("description")}>
        <RefundForm order={order} form={form} locale={locale} />
      </DialogContent>
    </Dialog>
  );
}

function RefundForm({ order, form, locale }: { order: RefundableOrder; form: ReturnType<typeof useRefund>; locale: Locale }): ReactElement {
  const t = useTranslations("admin.refund");
  const most = formatMoney(order.refundableAmount, order.currency, locale, "exact");
  const { amount } = form;
  return (
    <form method="post" noValidate onSubmit={form.onSubmit} className="grid gap-5">
      <OrderRefusal refusal={form.refusal} safe={t(form.refusal?.code === "server.unavailable" ? "unknown" : "safe")} referenceLabel={t("reference")} />
      <RadioGroup id="how-much" legend={t("howMuch")}>
        <Radio name="extent" value="full" checked={form.isFull} onChange={() => form.setIsFull(true)} label={t("full", { amount: most })} help={t("fullHelp")} />
        <Radio name="extent" value="part" checked={!form.isFull} onChange={() => form.setIsFull(false)} label={t("part")} help={t("partHelp")} />
      </RadioGroup>
      {form.isFull ? null : (
        <Field
          id="refund-amount"
          label={t("amount", { currency: order.currency })}
          help={t("amountHelp", { amount: most })}
          error={form.errors.amount ? t("amountError", { amount: most }) : undefined}
        >
          <Input inputMode="decimal" autoComplete="off" value={form.typed} onChange={(event) => form.setTyped(event.target.value)} required />
        </Field>
      )}
      <Field id="refund-reason" label={t("reason")} help={t("reasonHelp")} error={form.errors.reason ? t("reasonError") : undefined}>
        <Textarea rows={2} maxLength={500} value={form.reason} onChange={(event) => form.setReason(event.target.value)} required />
      </Field>
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose asChild>
          <Button>{t("keep")}</Button>
        </DialogClose>
        <Button type="submit" variant="danger" busy={form.isBusy}>
          {form.isBusy ? t("busy") : amount === null ? t("submitAny") : t("submit", { amount: formatMoney(amount, order.currency, locale, "exact") })}
        </Button>
      </div>
    </form>
  );
}
