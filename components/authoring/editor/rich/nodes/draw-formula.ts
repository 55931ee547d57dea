import katex from "katex";

/** Draws a formula as the renderer of lessons does (lib/markdown/render-markdown.ts): what cannot be read is shown as it was written. */
export function drawFormula(dom: HTMLElement, source: string, isDisplayed: boolean): void {
  katex.render(source, dom, { displayMode: isDisplayed, throwOnError: false, strict: "ignore", trust: false, maxExpand: 200, maxSize: 20, output: "htmlAndMathml" });
}
