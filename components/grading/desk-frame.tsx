"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { KeyboardEvent, ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ArrowLeft, ArrowRight } from "@/components/ui/icons";

type Props = {
  label: string;
  head: ReactNode;
  /** Address of the queue. */
  base: string;
  lessonId: string;
  previousId: string | null;
  nextId: string | null;
  isDirty: boolean;
  /** Nothing can be saved here any more. */
  isClosed: boolean;
  /** False when it was not saved. */
  onSave: (act: "draft" | "done") => Promise<boolean>;
  children: ReactNode;
};

/** Where something is marked: the way through the queue. Alt+N and Alt+P go on and back, Ctrl+S keeps a draft, Ctrl+Enter finishes. */
export function DeskFrame({ label, head, base, lessonId, previousId, nextId, isDirty, isClosed, onSave, children }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  const router = useRouter();
  const go = async (id: string | null): Promise<void> => {
    if (id === null || (isDirty && !isClosed && !(await onSave("draft")))) return;
    router.push(`${base}/${id}`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const withCommand = event.ctrlKey || event.metaKey;
    const act = event.altKey && event.code === "KeyN" ? () => go(nextId) : event.altKey && event.code === "KeyP" ? () => go(previousId) : isClosed ? null : withCommand && event.key === "s" ? () => onSave("draft") : withCommand && event.key === "Enter" ? () => onSave("done") : null;
    if (!act) return;
    event.preventDefault();
    void act();
  };
  return (
    <div onKeyDown={onKeyDown} role="group" aria-label={label} className="grid gap-6 pt-6">
      {head}
      <nav aria-label={t("queue")} className="flex flex-wrap items-center gap-3">
        <a className="link" href={`${base}?lesson=${lessonId}`}>
          {t("back")}
        </a>
        <Button size="sm" disabled={previousId === null} aria-keyshortcuts="Alt+P" onClick={() => void go(previousId)}>
          <ArrowLeft />
          {t("previous")}
        </Button>
        <Button size="sm" disabled={nextId === null} aria-keyshortcuts="Alt+N" onClick={() => void go(nextId)}>
          {t("next")}
          <ArrowRight />
        </Button>
        <span className="meta hidden md:inline">{t("keys")}</span>
      </nav>
      {children}
    </div>
  );
}
