"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { SheetView } from "@/components/certificates/sheet-view";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { CERTIFICATE_SAMPLES, type CertificateDesign, type CertificateSample } from "@/lib/schemas/certificate-design";
import { pictureAddress } from "./picture-field";
import { usePreview } from "./use-preview";

type Props = { courseId: string; validMonths: number | null; /** Null while the form has a mistake. */ design: CertificateDesign | null };

/** Where all of it was set smaller than this, its author is told. */
const SMALL = 0.85;

/** The sheet that the PDF will be, for the name of an example. It stays in sight beside the form on wide screens. */
export function CertificatePreview({ courseId, validMonths, design }: Props): ReactElement {
  const t = useTranslations("certificates.design");
  const [sample, setSample] = useState<CertificateSample>("plain");
  const { sheet, isFailed } = usePreview({ courseId, validMonths, design, sample });
  return (
    <section aria-labelledby="certificate-preview" className="min-w-0 lg:sticky lg:top-4 lg:self-start">
      <h2 id="certificate-preview" className="t-item">
        {t("preview")}
      </h2>
      <Field id="certificate-sample" label={t("sample")} className="mt-3 max-w-[20rem]">
        <Select size="sm" value={sample} onChange={({ target }) => setSample(CERTIFICATE_SAMPLES.find((one) => one === target.value) ?? "plain")} choices={CERTIFICATE_SAMPLES.map((value) => ({ value, label: t(`samples.${value}`) }))} />
      </Field>
      <div className="mt-4">{sheet ? <SheetView sheet={sheet} label={t("previewLabel")} pictureAt={(picture) => pictureAddress(courseId, picture)} /> : <Skeleton className="block aspect-[1.414] w-full" />}</div>
      <div role="status" className="mt-3 grid gap-1 text-sm text-ink-muted">
        {design === null ? <p>{t("previewWaits")}</p> : null}
        {isFailed ? <p>{t("previewFailed")}</p> : null}
        {sheet && sheet.scale < SMALL ? <p>{t("small", { share: Math.round(sheet.scale * 100) })}</p> : null}
        {sheet && sheet.missing.length > 0 ? <p>{t("missing")}</p> : null}
      </div>
    </section>
  );
}
