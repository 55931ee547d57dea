import type { ReactElement } from "react";

type Props = { kicker: string | null; title: string; language: string };

/** The lesson's title; it takes the focus when a step changed what stands below it. */
export function QuizTitle({ kicker, title, language }: Props): ReactElement {
  return (
    <div lang={language}>
      {kicker === null ? null : <p className="meta">{kicker}</p>}
      <h1 id="quiz-title" tabIndex={-1} className="t-page mt-1 outline-none">
        {title}
      </h1>
    </div>
  );
}
