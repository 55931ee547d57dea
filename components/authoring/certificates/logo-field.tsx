"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PartProps } from "./part-props";
import { PictureField } from "./picture-field";

/** The logo at the top, and the words that a screen reader says instead of it. Without one the school's symbol stands there. */
export function LogoField({ courseId, design: { logo }, errorOf, onChange }: PartProps): ReactElement {
  const t = useTranslations("certificates.design");
  const label = t("logo");
  return (
    <TitledSection id="certificate-logo" title={label} className="grid gap-4">
      <PictureField courseId={courseId} picture={logo?.picture ?? null} label={label} onPicture={(picture) => onChange({ logo: picture === null ? null : { picture, alt: logo?.alt ?? "" } })} />
      {logo ? (
        <Field id="certificate-logo-alt" label={t("alt")} help={t("altHelp")} error={errorOf("logo.alt")}>
          <Input maxLength={160} autoComplete="off" value={logo.alt} onChange={({ target }) => onChange({ logo: { ...logo, alt: target.value } })} />
        </Field>
      ) : null}
    </TitledSection>
  );
}
