"use client";

import { useTranslations } from "next-intl";
import { useId, useRef, useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Plus } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { Input } from "@/components/ui/input";
import { WRITABLE_LESSON_KINDS, type WritableLessonKind } from "@/lib/domain/lesson-kinds";
import type { StudioModule } from "../studio-types";

type Props = { module: StudioModule; onAdd: (moduleId: string, title: string, kind: WritableLessonKind) => Promise<unknown> };

/** Opens into one line; Enter adds the lesson and the line is ready for the next one, Escape closes it. */
export function AddLesson({ module, onAdd }: Props): ReactElement {
  const t = useTranslations("authoring.outline");
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<WritableLessonKind>("article");
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === "" || isBusy) return;
    setIsBusy(true);
    const added = await onAdd(module.moduleId, title, kind);
    setIsBusy(false);
    if (added) setTitle("");
  };
  const close = (): void => {
    setIsOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (!isOpen) {
    return (
      <Button ref={opener} variant="quiet" size="sm" className="my-1 ml-6" aria-label={t("addLessonTo", { module: module.title })} onClick={() => setIsOpen(true)}>
        <Plus />
        {t("addLesson")}
      </Button>
    );
  }
  return (
    <form
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
      className="my-2 ml-6 flex flex-wrap items-center gap-2"
    >
      <label htmlFor={id} className="sr-only">
        {t("lessonTitle", { module: module.title })}
      </label>
      <Input id={id} size="sm" autoFocus value={title} maxLength={160} autoComplete="off" placeholder={t("lessonPlaceholder")} className="min-w-0 flex-1" onChange={(event) => setTitle(event.target.value)} />
      <Select size="sm" aria-label={t("lessonKind")} value={kind} className="w-auto" onChange={(event) => setKind(WRITABLE_LESSON_KINDS.find((name) => name === event.target.value) ?? "article")} choices={WRITABLE_LESSON_KINDS.map((name) => ({ value: name, label: t(`kind.${name}`) }))} />
      <Button type="submit" size="sm" busy={isBusy}>
        {t(isBusy ? "adding" : "add")}
      </Button>
      <Button size="sm" variant="quiet" onClick={close}>
        {t("done")}
      </Button>
    </form>
  );
}
