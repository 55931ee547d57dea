"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type FormEvent, type ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import type { CertificateDesign } from "@/lib/schemas/certificate-design";
import { SaveRow } from "../save-row";
import { StudioRefusal } from "../studio-refusal";
import type { CertificateEditor } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import { BeginFrom } from "./begin-from";
import { CertificatePreview } from "./certificate-preview";
import { readDraft, toDraft, type DraftErrors } from "./design-draft";
import { LogoField } from "./logo-field";
import { LookFields } from "./look-fields";
import { SignatureFields } from "./signature-fields";
import { useErrorWords } from "./use-error-words";
import { WordFields } from "./word-fields";

type Props = { courseId: string; editor: CertificateEditor; canEdit: boolean };

const NO_ERRORS: DraftErrors = {};

/** What a course gives to who completes it, beside the sheet that it makes. It is saved when its author says so. */
export function CertificateDesigner({ courseId, editor, canEdit }: Props): ReactElement {
  const t = useTranslations("certificates.design");
  const { isBusy, refusal, run } = useStudioAction();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => toDraft(editor.template));
  const [isTried, setIsTried] = useState(false);
  const read = readDraft(courseId, draft);
  const wrong = "errors" in read ? read.errors : NO_ERRORS;
  const errorOf = useErrorWords(wrong, isTried);
  const change = (changes: Partial<CertificateDesign>): void => setDraft((was) => ({ ...was, design: { ...was.design, ...changes } }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsTried(true);
    if ("errors" in read) {
      // The fields know of their mistakes in the next moment.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (await run(() => callProcedure("authoring", "saveCertificate", read.input))) toast(t("saved"));
  };
  const { design } = draft;
  const parts = { courseId, design, errorOf, onChange: change };
  return (
    <div className="grid gap-x-10 gap-y-8 pb-10 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <CertificatePreview courseId={courseId} validMonths={"input" in read ? read.input.validMonths : null} design={"input" in read ? read.input.design : null} />
      <form ref={form} method="post" noValidate onSubmit={(event) => void submit(event)} className="grid min-w-0 content-start gap-8 lg:order-first">
        <StudioRefusal refusal={refusal} safe={t("refused")} />
        <fieldset disabled={!canEdit} className="grid min-w-0 gap-8">
          <legend className="sr-only">{t("label")}</legend>
          <TitledSection id="certificate-issue" title={t("issue")} className="grid gap-4">
            <Checkbox name="isOn" checked={draft.isOn} onChange={({ target }) => setDraft({ ...draft, isOn: target.checked })} label={t("isOn")} help={t("isOnHelp")} />
            <Field id="certificate-months" label={t("validMonths")} hint={t("optional")} help={t("validMonthsHelp")} error={errorOf("validMonths")}>
              <Input name="validMonths" inputMode="numeric" autoComplete="off" value={draft.validMonths} onChange={({ target }) => setDraft({ ...draft, validMonths: target.value })} />
            </Field>
          </TitledSection>
          {editor.others.length > 0 ? <BeginFrom others={editor.others} onTake={(taken) => setDraft({ ...draft, design: taken })} /> : null}
          <LookFields {...parts} />
          <WordFields {...parts} />
          <LogoField {...parts} />
          <SignatureFields {...parts} />
        </fieldset>
        <SaveRow canEdit={canEdit} isBusy={isBusy} words={t(isBusy ? "saving" : "save")} />
      </form>
    </div>
  );
}
