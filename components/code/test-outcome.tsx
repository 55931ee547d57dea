"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Check, X } from "@/components/ui/icons";

type Props = { result: { passed: boolean; actual: unknown; error: string | null; output: string } };

const SHOWN = 2_000;

/** What came of one test: whether it passed, the value that it gave or the error that it raised, and what it printed. */
export function TestOutcome({ result: { passed, actual, error, output } }: Props): ReactElement {
  const t = useTranslations("code.run");
  return (
    <div className="code-outcome" data-passed={passed ? "yes" : "no"}>
      <p className="flex items-center gap-2 font-semibold">
        {passed ? <Check className="text-success" /> : <X className="text-danger" />}
        {t(passed ? "pass" : "fail")}
      </p>
      <dl>
        <dt>{t(error === null ? "actual" : "raised")}</dt>
        <dd>{shorten(error ?? JSON.stringify(actual))}</dd>
        {output === "" ? null : (
          <>
            <dt>{t("printed")}</dt>
            <dd>{shorten(output)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
