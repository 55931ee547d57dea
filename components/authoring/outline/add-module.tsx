"use client";

import { useTranslations } from "next-intl";
import { useId, useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Plus } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";

/** One line for the next module; Enter adds it and the line is ready for another. */
export function AddModule({ onAdd, isFirst }: { onAdd: (title: string) => Promise<unknown>; isFirst: boolean }): ReactElement {
  const t = useTranslations("authoring.outline");
  const id = useId();
  const [title, setTitle] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === "" || isBusy) return;
    setIsBusy(true);
    const added = await onAdd(title);
    setIsBusy(false);
    if (added) setTitle("");
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="mt-5 flex max-w-[34rem] flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="field-label">
          {t(isFirst ? "firstModule" : "newModule")}
        </label>
        <Input id={id} value={title} maxLength={160} autoComplete="off" onChange={(event) => setTitle(event.target.value)} />
      </div>
      <Button type="submit" busy={isBusy}>
        {isBusy ? null : <Plus />}
        {t(isBusy ? "adding" : "addModule")}
      </Button>
    </form>
  );
}
