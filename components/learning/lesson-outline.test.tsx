import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { LessonEntry } from "./lesson-data";
import { LessonHeading, NextStep } from "./lesson-heading";
import { LessonOutline, LessonRuler, LessonSpine, type OutlineData } from "./lesson-outline";

const HOSTILE = `</a><img src=x onerror="alert(1)"> & 'fin'`;
const ESCAPED = "&lt;/a&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;fin&#39;";

function entry(slug: string, changes: Partial<LessonEntry> = {}): LessonEntry {
  return { lessonId: `les_${slug}`, slug, title: slug, kind: "video", durationSeconds: 252, isCompleted: false, ...changes };
}

function data(changes: Partial<OutlineData> = {}): OutlineData {
  return {
    sections: [
      { number: 1, title: "Primero", lessons: [entry("uno", { isCompleted: true }), entry("dos")] },
      { number: 2, title: HOSTILE, lessons: [entry("tres", { title: HOSTILE, kind: "article", durationSeconds: 720 })] },
    ],
    courseSlug: "curso",
    currentId: "les_dos",
    locale: "es",
    language: "pt-BR",
    timeZone: "America/Bogota",
    ask: { lines: [], address: { courseSlug: "curso", lessonSlug: "dos" }, act: null, labels: { title: "Para completarla", mark: "Hecha", marking: "Guardando", failed: "No" } },
    labels: {
      title: "Contenido",
      note: "quedan 12 min",
      ruler: "1 de 3",
      spine: "Lecciones",
      counts: ["1 / 2", "0 / 1"],
      state: { done: "completa", current: "estás aquí", open: "sin completar", closed: "cerrada" }, roles: { optional: "opcional", essential: "imprescindible" }, behind: "Después de la anterior",
      kinds: { video: "Video", article: "Lectura", quiz: "Cuestionario", assignment: "Práctica", live: "En vivo", file: "Archivo", package: "Paquete" },
      works: { waiting: "entregada", returned: "devuelta", graded: "calificada" },
    },
    ...changes,
  };
}

describe("the outline of a lesson's page", () => {
  const html = renderToStaticMarkup(<LessonOutline data={data()} />);

  it("says of an assignment that was handed in where it stands, in place of its length", () => {
    const [section] = data().sections;
    const [lesson] = section?.lessons ?? [];
    if (!section || !lesson) throw new Error("the outline is empty");
    const shown = renderToStaticMarkup(<LessonOutline data={data({ sections: [{ ...section, lessons: [{ ...lesson, kind: "assignment", work: "returned" }] }] })} />);
    expect(shown).toContain('<span class="lesson-aside">devuelta</span>');
  });

  it("says of each lesson its kind, state, title and length, and marks the one that shows", () => {
    expect(html).toContain('<a href="/es/learn/curso/uno" class="lesson-row" data-state="done">');
    expect(html).toContain('<a href="/es/learn/curso/dos" class="lesson-row" data-state="current" aria-current="page">');
    expect(html).toContain('<span class="sr-only">Video, completa: </span>uno</span><span class="lesson-aside">4:12</span>');
    expect(html).toContain('<span class="sr-only">Lectura, sin completar: </span>');
    expect(html).toContain('<div class="px-5 pb-6" lang="pt-BR">');
  });

  it("opens the module one is in, and no other", () => {
    expect(html.match(/<details[^>]*>/g)).toEqual(['<details class="outline-module" open="">', '<details class="outline-module">']);
  });

  it("shows a hostile title as the text it is, wherever titles stand", () => {
    const everything = [
      html,
      renderToStaticMarkup(<LessonSpine data={data()} />),
      renderToStaticMarkup(<LessonHeading kicker={HOSTILE} title={HOSTILE} summary={HOSTILE} language="es" />),
      renderToStaticMarkup(<NextStep href="/es/dashboard" label={HOSTILE} />),
    ].join("");
    expect(everything).not.toContain("<img");
    expect(everything.split(ESCAPED)).toHaveLength(9);
  });

  it("says of the lesson that shows that it is complete, when it is", () => {
    const done = data({ sections: [{ number: 1, title: "Primero", lessons: [entry("dos", { isCompleted: true })] }] });
    expect(renderToStaticMarkup(<LessonOutline data={done} />)).toContain("Video, completa: ");
  });
});

describe("the rulers", () => {
  it("have one tick a lesson, tall where a module opens, in the state of the lesson", () => {
    const ticks = renderToStaticMarkup(<LessonRuler data={data()} />).match(/<i [^>]*>/g);
    expect(ticks).toEqual(['<i class="ruler-tick" data-state="done" data-module="">', '<i class="ruler-tick" data-state="current">', '<i class="ruler-tick" data-module="">']);
    const spine = renderToStaticMarkup(<LessonSpine data={data()} />);
    expect(spine.match(/<a [^>]*tabindex="-1"/g)).toHaveLength(3);
    expect(spine).toContain('aria-label="2. dos" title="2. dos" aria-current="page"');
  });

  it("draw closer where a course is long", () => {
    const long = (count: number) => data({ sections: [{ number: 1, title: "M", lessons: Array.from({ length: count }, (_, index) => entry(`l-${index}`)) }] });
    expect([60, 61].map((count) => renderToStaticMarkup(<LessonRuler data={long(count)} />).includes("data-dense"))).toEqual([false, true]);
    expect([80, 81].map((count) => renderToStaticMarkup(<LessonSpine data={long(count)} />).includes("data-dense"))).toEqual([false, true]);
  });
});
