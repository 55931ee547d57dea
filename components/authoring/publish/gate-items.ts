import type { GateItem } from "@/components/patterns/gate-list";
import type { PublishProblem } from "@/lib/domain/publish-gate";

type Translator = (key: string, values?: Record<string, string>) => string;
/** `list` says what is around a problem, `codes` the problem itself. */
export type GateTexts = { list: Translator; codes: Translator };

/** What the gate found as lines of a list, each with the link to where it is put right. */
export function gateItems(problems: readonly PublishProblem[], basePath: string, { list: t, codes }: GateTexts): GateItem[] {
  return problems.map(({ code, severity, place, detail, cause }, index) => {
    const kind = severity === "blocking" ? "blocker" : "advice";
    const where = "title" in place ? t("in", { title: place.title }) : "";
    return {
      id: `${code}-${index}`,
      kind,
      kindLabel: t(`kinds.${kind}`),
      title: codes(code),
      detail: [where, detail, cause ? t(`cause.${cause}`) : ""].filter(Boolean).join(" · "),
      fix: { label: t(`fix.${place.at}`), href: code === "translation_outdated" && place.at === "lesson" ? `${basePath}/translations/${place.lessonId}` : hrefOf(place, basePath) },
    };
  });
}

function hrefOf(place: PublishProblem["place"], basePath: string): string {
  if (place.at === "course") return `${basePath}/settings#field-${place.field}`;
  if (place.at === "lesson") return `${basePath}/lessons/${place.lessonId}`;
  return place.at === "module" ? `${basePath}#${place.moduleId}` : basePath;
}
