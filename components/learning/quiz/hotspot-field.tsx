"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent, ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { CheckOption, RadioOption } from "@/components/ui/radio-group";
import type { QuestionResponse, ResponseOf } from "@/lib/schemas/question-responses";
import type { ShownQuestion } from "@/server/assessment";
import { InlineHtml, plainWords } from "./inline-html";
import { isShowable } from "./is-showable";

type Props = { question: Extract<ShownQuestion, { type: "hotspot" }>; name: string; language: string; labelledBy: string; value: QuestionResponse | undefined; onChange: (response: QuestionResponse) => void };

/** A picture to point at, and the same places by name: both give the same answer. */
export function HotspotField({ question: { image, areas, maxPoints }, name, language, labelledBy, value, onChange }: Props): ReactElement {
  const t = useTranslations("quiz.question");
  const { points, areas: chosen }: Pick<ResponseOf<"hotspot">, "points" | "areas"> = value?.type === "hotspot" ? value : { points: [], areas: [] };
  const give = (next: { points?: typeof points; areas?: string[] }): void => onChange({ type: "hotspot", points: next.points ?? points, areas: next.areas ?? chosen });
  const isFull = points.length + chosen.length >= maxPoints;
  const point = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>): void => {
    const box = currentTarget.getBoundingClientRect();
    const at = { x: Math.round(((clientX - box.left) / box.width) * image.width), y: Math.round(((clientY - box.top) / box.height) * image.height) };
    if (maxPoints === 1) give({ points: [at], areas: [] });
    else if (!isFull) give({ points: [...points, at] });
  };
  const choose = (id: string): void => {
    if (maxPoints === 1) give({ points: [], areas: [id] });
    else give({ areas: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] });
  };
  const named = areas.filter(({ text }) => plainWords(text) !== "");
  const Choice = maxPoints === 1 ? RadioOption : CheckOption;
  return (
    <>
      {isShowable(image.href) ? (
        // The list below is the same for the keyboard: a picture has no places that it could stop at.
        <div className="quiz-picture" onClick={point} role="presentation">
          <img src={image.href} alt={image.alt || t("picture")} width={image.width} height={image.height} />
          {points.map(({ x, y }, index) => (
            <span key={`${x} ${y}`} className="quiz-point" style={{ left: `${(x / image.width) * 100}%`, top: `${(y / image.height) * 100}%` }}>
              {index + 1}
            </span>
          ))}
        </div>
      ) : null}
      {points.length > 0 ? (
        <p className="my-3 flex flex-wrap items-center gap-3">
          <span role="status">{t("pointLine", { count: points.length })}</span>
          <Button size="sm" onClick={() => give({ points: [] })}>
            {t("clear")}
          </Button>
        </p>
      ) : null}
      {named.length > 0 ? (
        <fieldset aria-labelledby={labelledBy} className="mt-4">
          {named.map(({ id, text }) => (
            <Choice key={id} name={name} value={id} checked={chosen.includes(id)} disabled={maxPoints > 1 && isFull && !chosen.includes(id)} onChange={() => choose(id)} label={<InlineHtml html={text} lang={language} />} />
          ))}
        </fieldset>
      ) : null}
    </>
  );
}
