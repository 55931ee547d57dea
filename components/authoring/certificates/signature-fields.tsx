"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MAX_SIGNATURES, type CertificateDesign } from "@/lib/schemas/certificate-design";
import type { PartProps } from "./part-props";
import { PictureField } from "./picture-field";

type Signature = CertificateDesign["signatures"][number];

/** Who signs, with their role and their signature's picture; nobody is the school. */
export function SignatureFields({ courseId, design: { signatures }, errorOf, onChange }: PartProps): ReactElement {
  const t = useTranslations("certificates.design");
  const set = (index: number, changes: Partial<Signature>): void => onChange({ signatures: signatures.map((signature, at) => (at === index ? { ...signature, ...changes } : signature)) });
  return (
    <TitledSection id="certificate-signatures" title={t("signatures")} intro={<p className="meta mt-1">{t("signaturesNote")}</p>} className="grid gap-6">
      {signatures.map(({ name, role, picture }, index) => (
        <fieldset key={index} className="grid min-w-0 gap-4 border-l-2 border-line pl-4">
          <legend className="font-semibold">{t("signature", { number: index + 1 })}</legend>
          <Field id={`certificate-signer-${index}`} label={t("signer")} error={errorOf(`signatures.${index}.name`)}>
            <Input maxLength={120} autoComplete="off" value={name} onChange={({ target }) => set(index, { name: target.value })} />
          </Field>
          <Field id={`certificate-role-${index}`} label={t("role")} hint={t("optional")}>
            <Input maxLength={120} autoComplete="off" value={role} onChange={({ target }) => set(index, { role: target.value })} />
          </Field>
          <PictureField courseId={courseId} picture={picture} label={t("signature", { number: index + 1 })} onPicture={(chosen) => set(index, { picture: chosen })} />
          <div>
            <Button size="sm" onClick={() => onChange({ signatures: signatures.toSpliced(index, 1) })}>
              {t("removeSignature", { number: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      {signatures.length < MAX_SIGNATURES ? (
        <div>
          <Button onClick={() => onChange({ signatures: [...signatures, { name: "", role: "", picture: null }] })}>{t("addSignature")}</Button>
        </div>
      ) : null}
    </TitledSection>
  );
}
