"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Archive } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { changeBankSchema } from "@/lib/schemas/banks";
import type { BankPage } from "@/server/banks";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";
import { LanguageField } from "./language-field";

/** The name and the language of a bank, and the way to put it away. */
export function BankSettings({ bank: { bankId, title, language, isArchived } }: { bank: Pick<BankPage, "bankId" | "title" | "language" | "isArchived"> }): ReactElement {
  const t = useTranslations("banks.bank");
  const create = useTranslations("banks.create");
  const { isBusy, refusal, run } = useStudioAction();
  const [isBlank, setIsBlank] = useState(false);
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = changeBankSchema.safeParse({ bankId, ...Object.fromEntries(new FormData(event.currentTarget)) });
    setIsBlank(!given.success);
    if (!given.success || isBusy) return;
    if (await run(() => callProcedure("banks", "change", given.data))) toast(t("saved"));
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)} className="grid gap-5">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="bank-title" label={t("name")} error={isBlank ? create("nameError") : undefined}>
          <Input name="title" defaultValue={title} maxLength={160} autoComplete="off" />
        </Field>
        <LanguageField id="bank-language" label={t("language")} chosen={language} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={isBusy}>
          {t(isBusy ? "saving" : "save")}
        </Button>
        <Button variant="quiet" aria-disabled={isBusy} onClick={() => (isBusy ? undefined : void run(() => callProcedure("banks", "change", { bankId, isArchived: !isArchived })))}>
          <Archive />
          {t(isArchived ? "restore" : "archive")}
        </Button>
      </div>
    </form>
  );
}
