"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { FieldError, Label } from "@/components/ui/field";
import { Plus, Trash2 } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import type { StudioModule } from "../studio-types";

type Session = StudioModule["sessions"][number];
type Props = { id: string; sessions: readonly Session[]; error: string | undefined };

const COLUMNS = ["heldOn", "name", "hours"] as const;

/** The dated meetings of a module, one line each: when, what and how many hours. */
export function SessionRows({ id, sessions, error }: Props): ReactElement {
  const t = useTranslations("authoring.module.sessions");
  const [rows, setRows] = useState(() => sessions.map((session, key) => ({ key, ...session })));
  const add = (): void => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    setRows([...rows, { key, heldOn: "", name: "", hours: rows.at(-1)?.hours ?? 1 }]);
  };
  return (
    <fieldset aria-describedby={`${id}-error`}>
      <legend className="field-label">{t("title")}</legend>
      {rows.length === 0 ? <p className="meta mb-2">{t("none")}</p> : null}
      <ol className="grid gap-4">
        {rows.map((row, index) => (
          <li key={row.key} className="grid grid-cols-[1fr_auto] items-end gap-3 sm:grid-cols-[10rem_1fr_5rem_auto]">
            {COLUMNS.map((name) => (
              <div key={name} className={name === "hours" ? undefined : "max-sm:col-span-2"}>
                <Label htmlFor={`${id}-${row.key}-${name}`}>
                  {t(name)} <span className="sr-only">{t("of", { number: index + 1 })}</span>
                </Label>
                <Input
                  id={`${id}-${row.key}-${name}`}
                  name={`session.${name}`}
                  defaultValue={row[name]}
                  aria-invalid={error !== undefined || undefined}
                  {...(name === "heldOn" ? { type: "date" } : name === "hours" ? { inputMode: "decimal" } : { maxLength: 160 })}
                />
              </div>
            ))}
            <Button variant="quiet" iconOnly aria-label={t("remove", { number: index + 1 })} onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}>
              <Trash2 size="alone" />
            </Button>
          </li>
        ))}
      </ol>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <Button size="sm" className="mt-3" onClick={add}>
        <Plus />
        {t("add")}
      </Button>
    </fieldset>
  );
}

/** The lines as they stand in the form. A line of which nothing is filled in is no session. */
export function readSessions(data: FormData): { heldOn: string; name: string; hours: number }[] {
  const [days, names, hours] = COLUMNS.map((name) => data.getAll(`session.${name}`).map((value) => String(value).trim()));
  return (days ?? []).flatMap((heldOn, index) => {
    const name = names?.[index] ?? "";
    return heldOn === "" && name === "" ? [] : [{ heldOn, name, hours: Number((hours?.[index] || "0").replace(",", ".")) }];
  });
}
