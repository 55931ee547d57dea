"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Plus } from "@/components/ui/icons";
import { Cell, Column, Row, Table } from "@/components/ui/table";
import type { BankPage } from "@/server/banks";
import { bandOf } from "@/lib/domain/difficulty";
import { ItemFigures } from "./item-figures";
import { QuestionSheet } from "./question-sheet";

type Props = { bank: Pick<BankPage, "bankId" | "items" | "viewerCan">; timeZone: string };

/** The questions of a bank, each with the way to its panel, and the way to write another one. */
export function BankQuestions({ bank: { bankId, items, viewerCan }, timeZone }: Props): ReactElement {
  const t = useTranslations("banks");
  const types = useTranslations("studio-import.quiz.type");
  const [open, setOpen] = useState<{ questionId: string | null } | null>(null);
  return (
    <>
      {viewerCan.manage ? (
        <div className="mb-4">
          <Button variant="primary" onClick={() => setOpen({ questionId: null })}>
            <Plus />
            {t("question.add")}
          </Button>
        </div>
      ) : null}
      {items.length > 0 ? (
        <Table caption={t("table.title")}>
          <thead>
            <Row>
              <Column>{t("table.question")}</Column>
              <Column>{t("table.tags")}</Column>
              <Column>{t("table.difficulty")}</Column>
              <Column numeric>{t("table.uses")}</Column>
              <Column>{t("table.figures")}</Column>
            </Row>
          </thead>
          <tbody>
            {items.map(({ questionId, stem, type, version, tags, difficulty, useCount, statistics }) => (
              <Row key={questionId} data-bank-question={questionId}>
                <Cell className="min-w-[16rem]">
                  <button type="button" className="link text-left break-words" onClick={() => setOpen({ questionId })}>
                    {stem || types(type)}
                  </button>
                  <p className="meta mt-1">
                    <Badge>{types(type)}</Badge> {t("table.version", { number: version })}
                  </p>
                </Cell>
                <Cell>{tags.join(", ")}</Cell>
                <Cell>{difficulty === null ? "–" : t(`difficulty.${bandOf(difficulty)}`)}</Cell>
                <Cell numeric>{useCount}</Cell>
                <Cell>
                  <ItemFigures statistics={statistics} />
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : null}
      {open ? <QuestionSheet key={open.questionId ?? "new"} bankId={bankId} questionId={open.questionId} canEdit={viewerCan.manage} timeZone={timeZone} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
