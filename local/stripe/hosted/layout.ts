import { html } from "hono/html";
import type { Texts } from "./texts.ts";

export type Html = ReturnType<typeof html>;

/** The frame of the pages that a buyer sees. Plain HTML: everything works without scripts. */
export function layout(texts: Texts, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${texts.lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <style>
      :root { color-scheme: light dark; --ink: light-dark(#1a1f36, #eef0f6); --paper: light-dark(#ffffff, #14161f); --side: light-dark(#f5f6fa, #1b1e2a);
        --line: light-dark(#c6cbd6, #4a5066); --muted: light-dark(#565d70, #b2b7c6); --accent: light-dark(#0b5cad, #8fc1ff); --on-accent: light-dark(#ffffff, #0d1420); --bad: light-dark(#a4161a, #ff9d9d); }
      * { box-sizing: border-box; } body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
      .note { margin: 0; padding: 8px 20px; background: light-dark(#fff4d6, #3a3010); font-size: 14px; text-align: center; }
      main { display: grid; grid-template-columns: 1fr 1fr; min-height: calc(100vh - 40px); } main.single { display: block; max-width: 34rem; margin: 0 auto; padding: 48px 20px; }
      section { padding: 40px clamp(20px, 5vw, 64px); } section.side { background: var(--side); } section > * { max-width: 27rem; }
      h1 { font-size: 26px; margin: 0 0 16px; } h2 { font-size: 18px; margin: 0 0 12px; } ul { list-style: none; padding: 0; margin: 0 0 16px; }
      li { display: flex; justify-content: space-between; gap: 16px; padding: 8px 0; } .muted { color: var(--muted); font-size: 14px; display: block; }
      dl { display: grid; grid-template-columns: 1fr auto; gap: 6px 16px; border-top: 1px solid var(--line); padding-top: 12px; margin: 0 0 20px; } dd { margin: 0; text-align: right; } .strong { font-weight: 650; font-size: 18px; }
      .field { margin: 0 0 16px; } label { display: block; font-weight: 600; margin-bottom: 4px; } .row { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
      input { width: 100%; font: inherit; padding: 11px 12px; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px; } input[aria-invalid="true"] { border-color: var(--bad); }
      button { font: inherit; font-weight: 600; padding: 12px 18px; border: 1px solid var(--line); border-radius: 6px; background: transparent; color: inherit; cursor: pointer; min-height: 46px; }
      button.primary { width: 100%; background: var(--accent); border-color: var(--accent); color: var(--on-accent); } .inline { display: flex; gap: 10px; align-items: end; } .inline .field { flex: 1; margin: 0; }
      .error { color: var(--bad); margin: 4px 0 0; } .alert { border: 1px solid var(--bad); border-radius: 6px; color: var(--bad); padding: 10px 14px; margin: 0 0 16px; } a { color: var(--accent); }
      :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
      @media (max-width: 760px) { main { display: block; } section { padding: 24px 20px; } }
    </style>
  </head>
  <body>
    <header><p class="note">${texts.testMode}</p></header>
    ${body}
  </body>
</html>`;
}
