"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Plus, Trash2 } from "@/components/ui/icons";
import { callProcedure } from "@/lib/client/call-procedure";
import type { Marking } from "@/server/grades";

const LONGEST = 600;

type Props = { comments: Marking["comments"]; current: string; onUse: (text: string) => void };

/** The remarks that a teacher uses again: one click puts one behind the comment, and what stands there can be kept. */
export function CommentBank({ comments: given, current, onUse }: Props): ReactElement {
  const t = useTranslations("grading.bank");
  const [comments, setComments] = useState(given);
  const [isBusy, setIsBusy] = useState(false);
  const text = current.trim();
  const canKeep = text !== "" && text.length <= LONGEST && !comments.some((comment) => comment.text === text);
  const keep = async (): Promise<void> => {
    setIsBusy(true);
    const result = await callProcedure("grades", "addComment", { text });
    setIsBusy(false);
    if (result.ok) setComments((before) => [result.data, ...before.filter(({ commentId }) => commentId !== result.data.commentId)]);
  };
  const remove = async (commentId: string): Promise<void> => {
    const result = await callProcedure("grades", "deleteComment", { commentId });
    if (result.ok) setComments((before) => before.filter((comment) => comment.commentId !== commentId));
  };
  return (
    <details className="rounded-md border border-line px-3 py-2">
      <summary className="cursor-pointer font-semibold">{t("title", { count: comments.length })}</summary>
      <ul className="mt-2 grid gap-2">
        {comments.map((comment) => (
          <li key={comment.commentId} className="flex items-start gap-2">
            <Button size="sm" variant="quiet" className="h-auto min-h-8 flex-1 justify-start text-left break-words whitespace-pre-wrap" onClick={() => onUse(comment.text)}>
              {comment.text}
            </Button>
            <Button iconOnly size="sm" variant="quiet" aria-label={t("remove", { text: comment.text.slice(0, 60) })} onClick={() => void remove(comment.commentId)}>
              <Trash2 size="alone" />
            </Button>
          </li>
        ))}
      </ul>
      <Button size="sm" className="mt-2" busy={isBusy} disabled={!canKeep} onClick={() => void keep()}>
        <Plus />
        {t("keep")}
      </Button>
    </details>
  );
}
