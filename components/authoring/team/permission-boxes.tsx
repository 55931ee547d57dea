"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { CollaboratorPermissions } from "@/lib/schemas/authoring-studio";

const PERMISSIONS = ["edit", "publish", "students", "media"] as const;

/** What a teacher of the course may do, as boxes of a form. */
export function PermissionBoxes({ given, legend }: { given: CollaboratorPermissions; legend: string }): ReactElement {
  const t = useTranslations("studio-home.team");
  return (
    <fieldset>
      <legend className="field-label">{legend}</legend>
      <div className="grid gap-1 sm:grid-cols-2">
        {PERMISSIONS.map((name) => (
          <Checkbox key={name} name={name} defaultChecked={given[name]} label={t(`permission.${name}`)} help={t(`permissionHelp.${name}`)} />
        ))}
      </div>
    </fieldset>
  );
}

/** Which boxes of the form are ticked. */
export function readPermissions(form: HTMLFormElement): CollaboratorPermissions {
  const data = new FormData(form);
  return { edit: data.has("edit"), publish: data.has("publish"), students: data.has("students"), media: data.has("media") };
}
