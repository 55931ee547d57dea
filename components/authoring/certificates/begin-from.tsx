"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { CertificateDesign } from "@/lib/schemas/certificate-design";
import type { CertificateEditor } from "../studio-types";

type Props = { others: CertificateEditor["others"]; onTake: (design: CertificateDesign) => void };

/** Takes over the design of another course; nothing is saved by it, and later changes there stay there. */
export function BeginFrom({ others, onTake }: Props): ReactElement {
  const t = useTranslations("certificates.design");
  const [from, setFrom] = useState(others[0]?.courseId ?? "");
  const chosen = others.find(({ courseId }) => courseId === from);
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field id="certificate-from" label={t("from")} help={t("fromHelp")} className="min-w-[12rem] flex-1">
        <Select value={from} onChange={({ target }) => setFrom(target.value)} choices={others.map(({ courseId, title }) => ({ value: courseId, label: title }))} />
      </Field>
      <Button disabled={!chosen} onClick={() => chosen && onTake(chosen.design)}>
        {t("take")}
      </Button>
    </div>
  );
}
