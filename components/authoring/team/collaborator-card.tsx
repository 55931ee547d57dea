"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactElement } from "react";
import { ConfirmDialog } from "@/components/authoring/confirm-dialog";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { StudioRefusal } from "../studio-refusal";
import type { StudioCourse } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import { PermissionBoxes, readPermissions } from "./permission-boxes";

type Props = { courseId: string; collaborator: StudioCourse["collaborators"][number] };

/** One teacher of the course: what they may do, and taking them off it. An owner stays as they are. */
export function CollaboratorCard({ courseId, collaborator: { instructorId, name, isOwner, permissions } }: Props): ReactElement {
  const t = useTranslations("studio-home.team");
  const { isBusy, refusal, run } = useStudioAction();
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = readPermissions(event.currentTarget);
    if (await run(() => callProcedure("authoring", "changeCollaborator", { courseId, instructorId, permissions: given }))) toast(t("saved", { name }));
  };
  const remove = async (): Promise<void> => {
    if (await run(() => callProcedure("authoring", "removeCollaborator", { courseId, instructorId }))) toast(t("removed", { name }));
  };
  return (
    <div className="max-w-[44rem]">
      <h3 className="flex items-center gap-3 font-semibold">
        <Avatar name={name} size="sm" />
        {name}
        {isOwner ? <Badge>{t("owner")}</Badge> : null}
      </h3>
      {isOwner ? (
        <p className="meta mt-2">{t("ownerNote")}</p>
      ) : (
        <form method="post" onSubmit={(event) => void save(event)} className="mt-3 grid gap-4">
          <StudioRefusal refusal={refusal} safe={t("refused")} />
          <PermissionBoxes given={permissions} legend={t("mayNamed", { name })} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" busy={isBusy} aria-label={t("saveNamed", { name })}>
              {t("save")}
            </Button>
            <ConfirmDialog
              trigger={
                <Button variant="danger" aria-label={t("removeNamed", { name })}>
                  {t("remove")}
                </Button>
              }
              title={t("removeTitle", { name })}
              description={t("removeText")}
              keep={t("keep")}
              action={t("remove")}
              onConfirm={remove}
            />
          </div>
        </form>
      )}
    </div>
  );
}
