import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HintList } from "./hint-list";

it("is there to be read aloud from before the first hint comes", () => {
  const none = renderToStaticMarkup(<HintList hints={[]} label="Pistas" language="es" />);
  const one = renderToStaticMarkup(<HintList hints={["<p>Mira el signo.</p>"]} label="Pistas" language="es" />);
  expect(none).toMatch(/^<div aria-live="polite"[^>]*><\/div>$/);
  expect(one).toMatch(/^<div aria-live="polite"[^>]*><ol aria-label="Pistas"/);
  expect(one).toContain("Mira el signo.");
});
