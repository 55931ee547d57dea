"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent, type ReactElement } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { callProcedure } from "@/lib/client/call-procedure";
import { DRAFT_TYPES, MAX_DRAFTS, type DraftType } from "@/lib/domain/drafting/draft-terms";
import type { RequestDraftsInput } from "@/lib/schemas/drafts";
import { COURSE_LANGUAGES, toCourseLanguage } from "@/lib/schemas/catalog";
import { languageName } from "@/lib/i18n/language-name";
import type { DraftsPage } from "@/server/drafts";
import { StudioForm } from "../studio-form";
import { useStudioAction } from "../use-studio-action";
import { SourceField } from "./source-field";
import { targetOf, TargetSelect } from "./target-select";

type Props = { courseId: string; page: DraftsPage; target: string; here: string };

const DIFFICULTIES = ["easy", "medium", "hard"] as const;
const FIRST_TYPES: readonly DraftType[] = ["single", "boolean", "cloze"];

/** From what to draft questions, into what, of which kind, and who writes them. */
export function DraftRequestForm({ courseId, page, target, here }: Props): ReactElement {
  const t = useTranslations("drafts.request");
  const types = useTranslations("studio-import.quiz.type");
  const router = useRouter();
  const { isBusy, refusal, run } = useStudioAction();
  const [method, setMethod] = useState<"model" | "rules">(page.model ? "model" : "rules");
  const [into, setInto] = useState(target);
  const [chosenTypes, setChosenTypes] = useState<readonly DraftType[]>(FIRST_TYPES);
  const [errors, setErrors] = useState<{ source?: boolean; types?: boolean; count?: boolean }>({});
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const source = sourceOf(String(given.get("source") ?? ""));
    const count = Number(given.get("count"));
    const wantedTypes: DraftType[] = method === "rules" ? ["cloze"] : [...chosenTypes];
    const found = { source: source === null, types: wantedTypes.length === 0, count: !(Number.isInteger(count) && count >= 1 && count <= MAX_DRAFTS) };
    setErrors(found);
    if (isBusy || source === null || found.types || found.count) return;
    const difficulty = DIFFICULTIES.find((each) => each === given.get("difficulty")) ?? "medium";
    const wanted = { types: wantedTypes, count, difficulty, language: toCourseLanguage(String(given.get("language"))) };
    const asked = await run(() => callProcedure("drafts", "request", { courseId, source, target: targetOf(into), method, wanted }));
    if (asked) router.push(`${here}?run=${asked.runId}&target=${encodeURIComponent(into)}`);
  };
  return (
    <StudioForm onSubmit={(event) => void submit(event)} isBusy={isBusy} refusal={refusal} safe={t("refused")} action={t("action")} busyAction={t("busy")} className="max-w-[44rem]">
      <SourceField courseId={courseId} page={page} error={errors.source ? t("sourceError") : undefined} />
      <TargetSelect id="draft-target" label={t("target")} page={page} chosen={into} onChange={setInto} />
      <RadioGroup id="draft-method" legend={t("method")}>
        {page.model ? <Radio name="method" label={t("model", { name: page.model.name })} help={t("modelHelp")} checked={method === "model"} onChange={() => setMethod("model")} /> : null}
        <Radio name="method" label={t("rules")} help={t("rulesHelp")} checked={method === "rules"} onChange={() => setMethod("rules")} />
      </RadioGroup>
      {method === "model" ? (
        <fieldset aria-describedby={errors.types ? "draft-types-error" : undefined}>
          <legend className="mb-1.5 font-semibold">{t("types")}</legend>
          <div className="grid gap-x-6 sm:grid-cols-2">
            {DRAFT_TYPES.map((type) => (
              <Checkbox key={type} label={types(type)} checked={chosenTypes.includes(type)} onChange={({ target: box }) => setChosenTypes(box.checked ? [...chosenTypes, type] : chosenTypes.filter((other) => other !== type))} />
            ))}
          </div>
          <FieldError id="draft-types-error">{errors.types ? t("typesError") : null}</FieldError>
        </fieldset>
      ) : null}
      <div className="grid gap-5 sm:grid-cols-3">
        <Field id="draft-count" label={t("count")} help={t("countHelp", { max: MAX_DRAFTS })} error={errors.count ? t("countError", { max: MAX_DRAFTS }) : undefined}>
          <Input name="count" type="number" inputMode="numeric" min={1} max={MAX_DRAFTS} defaultValue={5} />
        </Field>
        <Field id="draft-difficulty" label={t("difficulty")}>
          <Select name="difficulty" defaultValue="medium" choices={DIFFICULTIES.map((each) => ({ value: each, label: t(`level.${each}`) }))} />
        </Field>
        <Field id="draft-language" label={t("language")}>
          <Select name="language" defaultValue={page.language} choices={COURSE_LANGUAGES.map((each) => ({ value: each, label: languageName(each) }))} />
        </Field>
      </div>
    </StudioForm>
  );
}

/** A source as its option names it: its kind, its id and, of captions, their language. */
function sourceOf(chosen: string): RequestDraftsInput["source"] | null {
  const [kind, id = "", language = ""] = chosen.split(":");
  if (kind === "text") return { kind, lessonId: id };
  if (kind === "captions") return { kind, lessonId: id, language };
  return kind === "pdf" ? { kind, sourceId: id } : null;
}
