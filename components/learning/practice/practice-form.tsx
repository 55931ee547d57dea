import { useTranslations } from "next-intl";
import type { FormEvent, ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { PRACTICE_CHOICES } from "@/lib/domain/practice";
import type { StartPracticeInput } from "@/lib/schemas/practice";
import type { PracticeDesk } from "@/server/assessment";

const COUNTS = [5, 10, 20, 50];

type Props = { desk: PracticeDesk; isBusy: boolean; onStart: (asked: Omit<StartPracticeInput, "courseSlug">) => void };

/** What to practise: which questions, of which lessons, with which tag, and how many. */
export function PracticeForm({ desk: { counts, lessons, tags }, isBusy, onStart }: Props): ReactElement {
  const t = useTranslations("quiz.practice");
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const tag = String(given.get("tag") ?? "");
    onStart({ choice: PRACTICE_CHOICES.find((each) => each === given.get("choice")) ?? "all", lessonIds: given.getAll("lesson").map(String), tag: tag === "" ? null : tag, count: Number(given.get("count")) });
  };
  return (
    <form onSubmit={submit} aria-labelledby="practice-form" className="mt-6 grid gap-6">
      <h2 id="practice-form" className="t-section">
        {t("choose")}
      </h2>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="practice-choice" label={t("which")}>
          <Select name="choice" choices={PRACTICE_CHOICES.map((choice) => ({ value: choice, label: t(`choice.${choice}`, { count: counts[choice] }) }))} />
        </Field>
        <Field id="practice-count" label={t("count")}>
          <Select name="count" defaultValue={10} choices={COUNTS.map((count) => ({ value: count, label: t("most", { count }) }))} />
        </Field>
        {tags.length > 0 ? (
          <Field id="practice-tag" label={t("tag")}>
            <Select name="tag">
              <option value="">{t("anyTag")}</option>
              {tags.map(({ tag, count }) => (
                <option key={tag} value={tag}>
                  {tag} ({count})
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
      </div>
      {lessons.length > 1 ? (
        <fieldset>
          <legend className="field-label">{t("lessons")}</legend>
          <p className="meta">{t("lessonsHelp")}</p>
          {lessons.map(({ lessonId, title, count }) => (
            <Checkbox key={lessonId} name="lesson" value={lessonId} label={title} aside={count} />
          ))}
        </fieldset>
      ) : null}
      <div>
        <Button type="submit" variant="primary" busy={isBusy}>
          {t(isBusy ? "starting" : "start")}
        </Button>
      </div>
    </form>
  );
}
