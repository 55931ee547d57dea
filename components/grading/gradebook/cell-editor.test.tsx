import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import messages from "@/messages/es/grading.json";
import type { GradeCellDetail } from "@/server/grades";
import { CellForm } from "./cell-editor";

function draw(detail: Partial<GradeCellDetail>): string {
  const whole: GradeCellDetail = { state: "graded", points: null, earned: null, maxPoints: 4, isSet: false, setAs: null, reason: "", version: 0, changes: [], ...detail };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="es" messages={{ grading: messages } as never} timeZone="UTC">
      <CellForm detail={whole} title="Repaso" student="Ana" locale="es" refusal={null} isBusy={false} onSubmit={() => undefined} onHistory={() => undefined} />
    </NextIntlClientProvider>,
  );
}

describe("the form of a grade", () => {
  it("holds what was earned as the browser lets it be sent: in its steps and up to its most", () => {
    expect(draw({ points: 8 / 3, earned: 8 / 3 })).toMatch(/(?=[^>]*max="4")[^>]*value="2.67"/);
    expect(draw({ points: 2 / 3, maxPoints: 2 / 3 })).toMatch(/(?=[^>]*max="0.67")[^>]*value="0.67"/);
    expect(draw({})).toMatch(/<input[^>]*value=""/);
  });
});
