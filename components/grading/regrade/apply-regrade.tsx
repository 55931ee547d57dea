import { useTranslations } from "next-intl";
import type { FormEvent, ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { RegradeEffect } from "@/server/grades";

type Props = { effect: RegradeEffect; isComputing: boolean; isStarting: boolean; onPolicy: (onlyRaises: boolean) => void; onApply: (reason: string) => void };

/** Whom the regrade reaches, why it is done, and the button that does it. */
export function ApplyRegrade({ effect: { onlyRaises, wouldLower, counts }, isComputing, isStarting, onPolicy, onApply }: Props): ReactElement {
  const t = useTranslations("grading.regrade");
  const apply = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (reason !== "") onApply(reason);
  };
  return (
    <form onSubmit={apply} className="grid max-w-2xl gap-5">
      {wouldLower ? (
        <RadioGroup id="regrade-policy" legend={t("policy")}>
          <Radio name="policy" value="raise" checked={onlyRaises} onChange={() => onPolicy(true)} label={t("onlyRaises")} help={t("onlyRaisesHelp")} />
          <Radio name="policy" value="all" checked={!onlyRaises} onChange={() => onPolicy(false)} label={t("all")} help={t("allHelp")} />
        </RadioGroup>
      ) : null}
      <Field id="regrade-reason" label={t("reason")} help={t("reasonHelp")}>
        <Input name="reason" required maxLength={400} />
      </Field>
      <div>
        <Button type="submit" variant="primary" busy={isStarting} disabled={isComputing}>
          {isStarting ? t("applying") : t("apply", { count: counts.attempts })}
        </Button>
      </div>
    </form>
  );
}
