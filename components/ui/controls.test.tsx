import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Button } from "./button";
import { Field } from "./field";
import { Check } from "./icons";
import { Input } from "./input";
import { ProgressRing, Ruler } from "./progress";
import { Slot } from "./slot";

describe("Field", () => {
  it("ties label, help and error to the control", () => {
    const html = renderToStaticMarkup(
      <Field id="slug" label="Address" help="Shown in the catalogue." error="No spaces.">
        <Input aria-describedby="more" />
      </Field>,
    );
    expect(html).toContain('<label class="field-label" for="slug">');
    expect(html).toContain('aria-describedby="more slug-help slug-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('<p id="slug-error" aria-live="polite"');
  });

  it("does not call a valid control invalid", () => {
    const html = renderToStaticMarkup(
      <Field id="slug" label="Address">
        <Input />
      </Field>,
    );
    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("aria-describedby");
  });
});

describe("Button", () => {
  it("does not submit twice: busy, it stays focusable but is no submit button", () => {
    const html = renderToStaticMarkup(
      <Button type="submit" busy>
        Saving
      </Button>,
    );
    expect(html).toContain('type="button"');
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toContain("disabled");
  });

  it("lends its look to a link and keeps the link's own classes", () => {
    const html = renderToStaticMarkup(
      <Button asChild variant="primary">
        <a href="/buy" className="mt-4">
          Buy
        </a>
      </Button>,
    );
    expect(html).toBe('<a href="/buy" class="btn mt-4" data-variant="primary" data-size="md">Buy</a>');
  });
});

describe("Slot", () => {
  it("refuses anything but one element", () => {
    expect(() => renderToStaticMarkup(<Slot>text</Slot>)).toThrow(TypeError);
  });
});

describe("icons", () => {
  it("are decoration until they have a name", () => {
    expect(renderToStaticMarkup(<Check />)).toContain('aria-hidden="true"');
    const named = renderToStaticMarkup(<Check label="Done" />);
    expect(named).toContain('role="img" aria-label="Done"');
    expect(named).not.toContain("aria-hidden");
  });
});

describe("progress", () => {
  it("draws one tick a lesson and says it in words", () => {
    const html = renderToStaticMarkup(<Ruler label="1 of 2" ticks={[{ state: "done", opensModule: true }, { state: "open" }]} />);
    expect(html.match(/class="ruler-tick"/g)).toHaveLength(2);
    expect(html).toContain('role="img" aria-label="1 of 2"');
    expect(html).toContain('data-state="done" data-module=""');
  });

  it("keeps a share inside the ring", () => {
    expect(renderToStaticMarkup(<ProgressRing value={7} label="all" />)).toContain('stroke-dasharray="100.5 200"');
    expect(renderToStaticMarkup(<ProgressRing value={-1} label="none" />)).toContain('stroke-dasharray="0.0 200"');
  });
});
