"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { changePathSchema } from "@/lib/schemas/paths";
import type { StudioPath } from "@/server/paths";
import { StudioForm } from "../studio-form";
import { useStudioAction } from "../use-studio-action";
import { AboutFields } from "./about-fields";

/** What a path says of itself, and how it is meant to be taken. */
export function PathDetails({ path }: { path: StudioPath }): ReactElement {
  const t = useTranslations("studio-paths");
  const { isBusy, refusal, run } = useStudioAction();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const isWrong = (field: string): boolean => wrong.includes(field);
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const { paceDays, ...typed } = Object.fromEntries(new FormData(form));
    const given = changePathSchema.safeParse({ ...typed, pathId: path.pathId, isOrdered: typed.isOrdered !== undefined, paceDays: paceDays === "" ? null : Number(paceDays) });
    const fields = given.success ? [] : given.error.issues.map((issue) => String(issue.path[0]));
    setWrong(fields);
    if (!given.success) {
      const first = [...form.elements].find((element) => element instanceof HTMLElement && "name" in element && fields.includes(String(element.name)));
      if (first instanceof HTMLElement) first.focus();
      return;
    }
    if (!isBusy && (await run(() => callProcedure("paths", "change", given.data)))) toast(t("details.saved"));
  };
  return (
    <StudioForm onSubmit={(event) => void save(event)} isBusy={isBusy} refusal={refusal} safe={t("details.refused")} action={t("details.save")} busyAction={t("details.saving")} className="max-w-[44rem]">
      <AboutFields about={path} isWrong={isWrong} />
      {path.wasPublished ? null : (
        <Field id="path-slug" label={t("fields.slug")} help={t("fields.slugHelp")} error={isWrong("slug") ? t("fields.slugError") : undefined}>
          <Input name="slug" defaultValue={path.slug} required maxLength={80} autoComplete="off" spellCheck={false} />
        </Field>
      )}
      <Field id="path-description" label={t("fields.description")} hint={t("fields.optional")} help={t("fields.descriptionHelp")}>
        <Textarea name="description" defaultValue={path.description} rows={8} maxLength={20_000} />
      </Field>
      <Checkbox name="isOrdered" defaultChecked={path.isOrdered} label={t("fields.isOrdered")} help={t("fields.isOrderedHelp")} />
      <Field id="path-pace" label={t("fields.paceDays")} hint={t("fields.optional")} help={t("fields.paceDaysHelp")} error={isWrong("paceDays") ? t("fields.paceDaysError") : undefined}>
        <Input name="paceDays" type="number" min={1} max={1_095} defaultValue={path.paceDays ?? ""} className="max-w-[8rem]" />
      </Field>
    </StudioForm>
  );
}
