import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { callProcedure, type CallResult, type Refusal } from "@/lib/client/call-procedure";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { GradebookItem } from "@/server/grades";

type Props = { courseId: string; items: readonly GradebookItem[]; locale: Locale; onChanged: () => void };

/** What is graded and is no lesson: it is added here, shown to the learners when the teacher says, and taken away. */
export function ItemList({ courseId, items, locale, onChanged }: Props): ReactElement {
  const t = useTranslations("grading.gradebook.items");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const run = async (call: () => Promise<CallResult<unknown>>): Promise<boolean> => {
    setIsBusy(true);
    const result = await call();
    setIsBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) onChanged();
    return result.ok;
  };
  const add = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    if (await run(() => callProcedure("grades", "saveItem", { courseId, itemId: null, title: String(form.get("title") ?? ""), points: Number(form.get("points")) }))) element.reset();
  };
  return (
    <section aria-labelledby="grade-items" className="mt-8 grid gap-4">
      <h3 id="grade-items" className="t-item">
        {t("title")}
      </h3>
      <p className="meta">{t("text")}</p>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <ul className="grid gap-3">
        {items
          .filter(({ kind }) => kind === "manual")
          .map(({ itemId, title, maxPoints, isReleased }) => (
            <li key={itemId} className="flex flex-wrap items-center gap-3">
              <span className="min-w-0 flex-1">
                {title} <span className="meta">{t("worth", { points: formatNumber(maxPoints, locale, 2) })}</span>
              </span>
              {isReleased ? (
                <Badge tone="success">{t("released")}</Badge>
              ) : (
                <Button size="sm" disabled={isBusy} onClick={() => void run(() => callProcedure("grades", "releaseItem", { courseId, itemId }))} aria-label={t("releaseNamed", { title })}>
                  {t("release")}
                </Button>
              )}
              <Button size="sm" variant="quiet" disabled={isBusy} onClick={() => void run(() => callProcedure("grades", "removeItem", { courseId, itemId }))} aria-label={t("removeNamed", { title })}>
                {t("remove")}
              </Button>
            </li>
          ))}
      </ul>
      <form onSubmit={(event) => void add(event)} className="flex flex-wrap items-end gap-3">
        <Field id="item-title" label={t("name")} className="min-w-[12rem] flex-1">
          <Input name="title" required maxLength={120} />
        </Field>
        <Field id="item-points" label={t("points")} className="w-28">
          <Input name="points" type="number" min={0.01} max={10_000} step={0.01} required />
        </Field>
        <Button type="submit" busy={isBusy}>
          {t("add")}
        </Button>
      </form>
    </section>
  );
}
