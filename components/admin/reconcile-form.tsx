"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent, type ReactElement } from "react";
import { OrderRefusal } from "@/components/commerce/order-refusal";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";

const WINDOWS_HOURS = [25, 168, 720] as const;

/** Asks for a comparison with the vendor over a window; the page shows it as it runs. */
export function ReconcileForm(): ReactElement {
  const t = useTranslations("admin");
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const ask = async (hours: number): Promise<void> => {
    setIsBusy(true);
    const result = await callProcedure("commerce", "reconcile", { hours });
    setRefusal(result.ok ? null : result.refusal);
    setIsBusy(false);
    if (!result.ok) return;
    toast(t("payments.asked"));
    router.refresh();
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void ask(Number(new FormData(event.currentTarget).get("hours")));
  };
  return (
    <form method="post" onSubmit={onSubmit} className="mb-7">
      <OrderRefusal refusal={refusal} safe={t("payments.failed")} referenceLabel={t("refund.reference")} className="mb-4" />
      <div className="flex flex-wrap items-end gap-3">
        <Field id="reconcile-hours" label={t("payments.window")}>
          <Select name="hours" defaultValue={WINDOWS_HOURS[0]} choices={WINDOWS_HOURS.map((hours) => ({ value: hours, label: t(`payments.hours.${hours}`) }))} />
        </Field>
        <Button type="submit" variant="primary" busy={isBusy}>
          {t(isBusy ? "payments.busy" : "payments.run")}
        </Button>
      </div>
    </form>
  );
}
