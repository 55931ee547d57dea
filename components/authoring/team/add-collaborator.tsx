"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { slugSchema } from "@/lib/schemas/catalog";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";
import { PermissionBoxes, readPermissions } from "./permission-boxes";

const AT_FIRST = { edit: true, publish: false, students: false, media: true };

/** Adds a teacher by the address of their public profile, whole or its last part. */
export function AddCollaborator({ courseId }: { courseId: string }): ReactElement {
  const t = useTranslations("studio-home.team");
  const { isBusy, refusal, run } = useStudioAction();
  const [isWrong, setIsWrong] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = String(new FormData(form).get("profile") ?? "").trim();
    const slug = slugSchema.safeParse(typed.replace(/[?#].*$/, "").replace(/\/+$/, "").split("/").at(-1) ?? "");
    setIsWrong(!slug.success);
    if (!slug.success) return document.getElementById("team-profile")?.focus();
    const added = await run(() => callProcedure("authoring", "addCollaborator", { courseId, instructorSlug: slug.data, permissions: readPermissions(form) }));
    if (!added) return;
    form.reset();
    toast(t("added"));
  };
  const isUnknown = refusal?.issues.some(({ path }) => path === "instructorSlug") === true;
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid max-w-[44rem] gap-5">
      <StudioRefusal refusal={isUnknown ? null : refusal} safe={t("refused")} />
      <Field id="team-profile" label={t("profile")} help={t("profileHelp")} error={isWrong ? t("profileError") : isUnknown ? t("profileUnknown") : undefined}>
        <Input name="profile" required autoComplete="off" maxLength={300} />
      </Field>
      <PermissionBoxes given={AT_FIRST} legend={t("may")} />
      <div>
        <Button type="submit" variant="primary" busy={isBusy}>
          {t("addAction")}
        </Button>
      </div>
    </form>
  );
}
