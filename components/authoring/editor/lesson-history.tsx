"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { History } from "@/components/ui/icons";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toaster";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { StudioRefusal } from "../studio-refusal";
import type { LessonRevisionEntry } from "../studio-types";

type Props = { courseId: string; lessonId: string; currentRevision: number; canEdit: boolean; locale: string; timeZone: string };

/** The revisions of a lesson, newest first: who wrote them, which releases say them, and the way back to each. */
export function LessonHistory({ courseId, lessonId, currentRevision, canEdit, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("authoring.history");
  const router = useRouter();
  const [entries, setEntries] = useState<readonly LessonRevisionEntry[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const load = async (): Promise<void> => {
    const answer = await askProcedure("authoring", "lessonRevisions", { courseId, lessonId });
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setEntries(answer.data);
  };
  const restore = async (revision: number): Promise<void> => {
    setAsked(null);
    const result = await callProcedure("authoring", "restoreLessonRevision", { courseId, lessonId, revision });
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    setIsOpen(false);
    toast(t("restored", { revision }));
    router.refresh();
  };
  return (
    <>
      <Sheet
        open={isOpen}
        onOpenChange={(open) => {
          setIsOpen(open);
          if (open) void load();
        }}
      >
        <SheetTrigger asChild>
          <Button>
            <History />
            {t("open")}
          </Button>
        </SheetTrigger>
        <SheetContent title={t("title")} closeLabel={t("close")}>
          <StudioRefusal refusal={refusal} safe={t("refused")} />
          {entries === null && refusal === null ? <p role="status">{t("loading")}</p> : null}
          <ol>
            {entries?.map((entry) => (
              <Revision key={entry.revision} entry={entry} isCurrent={entry.revision === currentRevision} onRestore={canEdit ? setAsked : null} locale={locale} timeZone={timeZone} />
            ))}
          </ol>
        </SheetContent>
      </Sheet>
      <Dialog open={asked !== null} onOpenChange={(open) => setAsked(open ? asked : null)}>
        <DialogContent
          title={t("askTitle", { revision: asked ?? 0 })}
          description={t("askText")}
          actions={
            <>
              <DialogClose asChild>
                <Button>{t("keep")}</Button>
              </DialogClose>
              <Button variant="primary" onClick={() => void restore(asked ?? 0)}>
                {t("restore")}
              </Button>
            </>
          }
        />
      </Dialog>
    </>
  );
}

type RevisionProps = { entry: LessonRevisionEntry; isCurrent: boolean; onRestore: ((revision: number) => void) | null; locale: string; timeZone: string };

function Revision({ entry, isCurrent, onRestore, locale, timeZone }: RevisionProps): ReactElement {
  const t = useTranslations("authoring.history");
  const facts = [
    formatDateTime(new Date(entry.createdAt), locale, timeZone),
    entry.createdBy,
    t("length", { count: entry.bodyLength, shown: formatNumber(entry.bodyLength, locale) }),
    entry.releases.length > 0 ? t("releases", { numbers: entry.releases.join(", ") }) : null,
  ];
  return (
    <li className="border-t border-line py-3">
      <p className="font-semibold">
        {t("revision", { revision: entry.revision })} {isCurrent ? <span className="meta font-normal">{t("current")}</span> : null}
      </p>
      <p>{entry.title}</p>
      <p className="meta">{facts.filter(Boolean).join(" · ")}</p>
      {onRestore && !isCurrent ? (
        <Button size="sm" className="mt-2" aria-label={t("restoreNamed", { revision: entry.revision })} onClick={() => onRestore(entry.revision)}>
          {t("restore")}
        </Button>
      ) : null}
    </li>
  );
}
