"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Plus } from "@/components/ui/icons";
import { newTest, type DraftErrors, type TestDraft } from "./code-draft";
import { CodeTestFields } from "./code-test-fields";
import type { SolutionRun } from "./use-solution-run";

type Props = { tests: TestDraft[]; hasSql: boolean; errors: DraftErrors; results: SolutionRun["results"] | null; onChange: (tests: TestDraft[]) => void };

/** The tests of a code question, and the way to add one. */
export function CodeTests({ tests, hasSql, errors, results, onChange }: Props): ReactElement {
  const t = useTranslations("code.question");
  return (
    <TitledSection
      id="code-tests-title"
      title={t("tests")}
      heading="h4"
      titleClassName="font-semibold"
      intro={
        <>
          <p className="meta mt-1">{t("testsHelp")}</p>
          {hasSql ? <p className="meta mt-1">{t("sqlHelp")}</p> : null}
        </>
      }
      className="grid gap-5"
    >
      {tests.map((test, index) => (
        <CodeTestFields
          key={test.id}
          test={test}
          number={index + 1}
          errors={errors}
          result={results?.get(test.id) ?? null}
          onChange={(changed) => onChange(tests.map((other) => (other.id === changed.id ? changed : other)))}
          onDelete={() => onChange(tests.filter(({ id }) => id !== test.id))}
        />
      ))}
      <div>
        <Button id="code-add-test" size="sm" aria-describedby="code-add-test-error" aria-invalid={errors["code-add-test"] ? true : undefined} onClick={() => onChange([...tests, newTest(tests)])}>
          <Plus />
          {t("addTest")}
        </Button>
        <FieldError id="code-add-test-error">{errors["code-add-test"] ? t("errors.tests") : null}</FieldError>
      </div>
    </TitledSection>
  );
}
