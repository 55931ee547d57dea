import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Check, Pencil, Trash2 } from "@/components/ui/icons";
import { formatClock } from "@/lib/i18n/format";
import type { DraftEntry } from "@/server/drafts";
import { DraftKey, wordsOf } from "./draft-key";

type Props = {
  draft: DraftEntry;
  number: number;
  isBusy: boolean;
  /** The studio's pages of the course. */
  base: string;
  onAccept: () => void;
  onReject: () => void;
  onEdit: () => void;
};

/** A draft with all that it takes to judge it: the key, the reasons, and the words of the source in their place. */
export function DraftCard({ draft, number, isBusy, base, onAccept, onReject, onEdit }: Props): ReactElement {
  const t = useTranslations("drafts.review");
  const types = useTranslations("studio-import.quiz.type");
  const { question, draftId, isEdited } = draft;
  return (
    <li id={draftId} tabIndex={-1} data-draft="" aria-labelledby={`${draftId}-title`} className="grid gap-3 border-t border-line py-5">
      <div className="flex flex-wrap items-baseline gap-2">
        <Badge>{types(question.type)}</Badge>
        {isEdited ? <Badge>{t("edited")}</Badge> : null}
      </div>
      <p id={`${draftId}-title`} className="font-semibold break-words" lang={question.language ?? undefined}>
        <span className="tabular-nums">{number}.</span> {wordsOf(question.prompt)}
      </p>
      <div lang={question.language ?? undefined} className="break-words">
        <DraftKey question={question} />
      </div>
      {question.rationale ? (
        <p className="break-words">
          <span className="meta">{t("rationale")}</span> {wordsOf(question.rationale)}
        </p>
      ) : null}
      <Source draft={draft} base={base} />
      <div className="flex flex-wrap gap-3">
        <Button size="sm" variant="primary" aria-keyshortcuts="a" aria-label={t("acceptLabel", { number })} aria-disabled={isBusy} onClick={isBusy ? undefined : onAccept}>
          <Check />
          {t("accept")}
        </Button>
        <Button size="sm" aria-keyshortcuts="e" aria-label={t("editLabel", { number })} aria-disabled={isBusy} onClick={isBusy ? undefined : onEdit}>
          <Pencil />
          {t("edit")}
        </Button>
        <Button size="sm" variant="quiet" aria-keyshortcuts="r" aria-label={t("rejectLabel", { number })} aria-disabled={isBusy} onClick={isBusy ? undefined : onReject}>
          <Trash2 />
          {t("reject")}
        </Button>
      </div>
    </li>
  );
}

/** The quote; opened, the passage around it and the way to its place. */
function Source({ draft: { quote, source }, base }: { draft: DraftEntry; base: string }): ReactElement {
  const t = useTranslations("drafts.review");
  const { text, heading, second, page, lessonId } = source;
  const at = text.indexOf(quote);
  const place = second !== null ? t("atSecond", { time: formatClock(second) }) : page !== null ? t("onPage", { page }) : heading !== null ? t("under", { heading }) : t("inText");
  const jump = second === null ? `#:~:text=${encodeURIComponent(quote.slice(0, 80))}` : `?at=${second}`;
  return (
    <details className="rounded-md border border-line px-4 py-2">
      <summary className="cursor-pointer break-words">
        <q>{quote}</q> <span className="meta">{place}</span>
      </summary>
      <p className="mt-3 whitespace-pre-line break-words">
        {at < 0 ? text : <>{text.slice(0, at)}<mark>{quote}</mark>{text.slice(at + quote.length)}</>}
      </p>
      {lessonId === null ? null : (
        <p className="mt-2">
          <a className="link" href={`${base}/lessons/${lessonId}${jump}`}>
            {second === null ? t("toText") : t("toSecond", { time: formatClock(second) })}
          </a>
        </p>
      )}
    </details>
  );
}
