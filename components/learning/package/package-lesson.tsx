"use client";

import { NextIntlClientProvider, useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { PackageStage } from "@/components/packages/package-stage";
import { RichText } from "@/components/patterns/rich-text";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Play } from "@/components/ui/icons";
import { handedData, wordsIn } from "@/lib/handed-data";
import type { PackagePage } from "@/server/packages";
import { CourseFinished } from "../course-finished";
import type { LessonFrameData } from "../lesson-data";
import { LessonHeader } from "../lesson-header";
import { LessonHeading, NextStep } from "../lesson-heading";
import { LessonOutline, LessonRuler } from "../lesson-outline";
import { PackageStanding } from "./package-standing";
import { usePackagePlayer } from "./use-package-player";

export type PackageLessonData = LessonFrameData & { summary: string; package: PackagePage; standing: { enrollmentId: string; isCompleted: boolean } | null };

type Props = { json: string; messages: string; text: string };

/** A lesson that plays a package: where its learner stands, the package as wide as the page, and what the teacher says of it. */
export default function PackageLesson({ json, messages, text }: Props): ReactElement {
  const data = useMemo(() => handedData<PackageLessonData>(json), [json]);
  const words = useMemo(() => wordsIn<Record<string, never>>(messages), [messages]);
  return (
    <NextIntlClientProvider locale={data.locale} messages={words} timeZone="UTC">
      <LessonHeader {...data.header} below={<LessonRuler data={data.outline} />} />
      <main id="main" className="page py-10">
        {data.finished ? <CourseFinished {...data.finished} /> : null}
        <LessonHeading kicker={data.kicker} title={data.title} summary={data.summary} language={data.language} />
        <Player data={data} />
        {text === "" ? null : <RichText html={text} lang={data.language} className="mt-8" />}
        <div className="mt-10 flex flex-wrap items-center justify-end gap-4 border-t border-line pt-5">
          <NextStep {...data.next} />
        </div>
      </main>
      <div className="page pb-16">
        <LessonOutline data={data.outline} />
      </div>
    </NextIntlClientProvider>
  );
}

function Player({ data }: { data: PackageLessonData }): ReactElement {
  const t = useTranslations("packages.learner");
  const errors = useTranslations("errors");
  const player = usePackagePlayer(data);
  if (data.package.state !== "ready") return <Callout tone="info" className="mt-6" title={t(data.package.state)} />;
  const isBegun = player.progress !== null && player.progress.completion !== "unknown" && player.progress.completion !== "not_attempted";
  return (
    <div className="mt-6 grid gap-4" data-package-done={player.isDone}>
      <PackageStanding progress={player.progress} isDone={player.isDone} guest={data.standing === null ? data.guest : null} locale={data.locale} />
      {player.refusal ? (
        <Callout tone="danger" role="alert" title={errors.has(player.refusal) ? errors(player.refusal) : t("failed")}>
          {t("tryAgain")}
        </Callout>
      ) : null}
      {player.isOver ? <Callout tone="info" role="status" title={t("over")} /> : null}
      {player.opened ? (
        <PackageStage
          key={player.opened.src}
          opened={player.opened}
          title={data.title}
          state={t(player.opened.session === null ? "notKept" : `saving.${player.saving}`)}
          onReport={player.report}
          onClose={player.close}
        />
      ) : (
        <div>
          <Button variant={player.isDone ? "second" : "primary"} busy={player.isBusy} onClick={() => void player.open()}>
            <Play />
            {t(player.isBusy ? "opening" : isBegun ? "goOn" : "begin")}
          </Button>
        </div>
      )}
    </div>
  );
}
