"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import type { BankQuestionPage } from "@/server/banks";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";
import { BANDS, bandOf, levelOf } from "@/lib/domain/difficulty";
import { readTags } from "./question-draft";

type Props = { question: Pick<BankQuestionPage, "bankId" | "questionId" | "tags" | "difficulty">; canEdit: boolean };

/** What sorts a question: its tags, and how hard its author thinks it is. */
export function QuestionLabels({ question: { bankId, questionId, tags, difficulty }, canEdit }: Props): ReactElement {
  const t = useTranslations("banks.labels");
  const bands = useTranslations("banks.difficulty");
  const question = useTranslations("banks.question");
  const { isBusy, refusal, run } = useStudioAction();
  const [typed, setTyped] = useState(tags.join(", "));
  const [band, setBand] = useState(bandOf(difficulty));
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    const level = band === bandOf(difficulty) ? difficulty : levelOf(band);
    if (await run(() => callProcedure("banks", "labelQuestion", { bankId, questionId, tags: readTags(typed), difficulty: level }))) toast(t("saved"));
  };
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <fieldset disabled={!canEdit} className="grid gap-5">
        <Field id="question-tags" label={t("tags")} help={t("tagsHelp")}>
          <Input value={typed} autoComplete="off" onChange={({ target }) => setTyped(target.value)} />
        </Field>
        <Field id="question-difficulty" label={t("difficulty")}>
          <Select value={band} onChange={({ target }) => setBand(BANDS.find((each) => each === target.value) ?? "unset")} choices={BANDS.map((each) => ({ value: each, label: bands(each) }))} />
        </Field>
        <StudioRefusal refusal={refusal} safe={question("refused")} />
        {canEdit ? (
          <div>
            <Button type="submit" busy={isBusy}>
              {t("save")}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </form>
  );
}
