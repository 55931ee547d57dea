import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import messages from "@/messages/es/grading.json";
import type { GradebookItem, GradebookRow } from "@/server/grades";
import { GradebookGrid } from "./gradebook-grid";

const items = Array.from({ length: 60 }, (_, index): GradebookItem => ({ itemId: `les_${index}`, kind: "quiz", title: `Cuestionario ${index}`, maxPoints: 10, isReleased: true }));

function row(index: number, cells: GradebookRow["cells"] = []): GradebookRow {
  return { enrollmentId: `enr_${index}`, name: `Alumno ${index}`, email: "", percent: index, cells: [...cells, ...items.slice(cells.length).map(() => ({ state: "none" as const }))] };
}

function draw(rows: readonly GradebookRow[], total = rows.length): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="es" messages={{ grading: messages } as never} timeZone="UTC">
      <GradebookGrid items={items} rows={rows} total={total} passingPercent={60} studentHref={(id) => `/${id}`} locale="es" onNear={() => undefined} onOpen={() => undefined} />
    </NextIntlClientProvider>,
  );
}

const count = (html: string, part: string): number => html.split(part).length - 1;

describe("the grid of a gradebook", () => {
  it("draws of a thousand students and sixty items what can be seen, and tells how many there are", () => {
    const html = draw(Array.from({ length: 1_000 }, (_, index) => row(index)));
    expect(html).toContain('aria-rowcount="1001"');
    expect(html).toContain('aria-colcount="62"');
    expect(count(html, 'role="row"')).toBe(25);
    expect(count(html, 'role="gridcell"')).toBe(24 * 14);
  });

  it("has one cell that Tab comes to", () => {
    expect(count(draw([row(1), row(2)]), 'tabindex="0"')).toBe(1);
  });

  it("says in words what is set by hand, dropped, excused, missing, or not in the student's course", () => {
    const html = draw([row(1, [{ state: "graded", points: 7.5, isSet: true, isDropped: true }, { state: "excused" }, { state: "missing" }, null, { state: "graded", points: 4, maxPoints: 8 }])]);
    for (const words of ["7,5", "puesta a mano", "no cuenta", "Exento", "Falta", "No está en su curso", "/ 8", "por debajo del mínimo para aprobar"]) expect(html).toContain(words);
  });
});
