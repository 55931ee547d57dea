import { html } from "hono/html";

type Html = ReturnType<typeof html>;

/** The frame shared by the local cloud's own pages: plain, readable, light and dark. */
export function page(title: string, body: Html | Html[]): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Criterio local cloud</title>
    <style>
      :root { color-scheme: light dark; --ink: light-dark(#141c33, #f2ecdd); --paper: light-dark(#fbf7ee, #12151f);
        --line: light-dark(#ddd5c3, #303648); --accent: light-dark(#234b9e, #9dbcf5); --muted: light-dark(#565d70, #b4b6bf); }
      body { margin: 0 auto; max-width: 1100px; padding: 24px; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
      h1 { font: 600 26px/1.2 Georgia, serif; border-left: 4px solid #f0a32e; padding-left: 10px; }
      table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
      th { font-size: 12px; color: var(--muted); } code, pre { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
      pre { white-space: pre-wrap; } a { color: var(--accent); } .muted { color: var(--muted); }
      button { font: inherit; padding: 8px 14px; border: 1px solid var(--ink); border-radius: 4px; background: transparent; color: inherit; cursor: pointer; }
      button.primary { background: var(--accent); color: var(--paper); border-color: var(--accent); }
      input, select { font: inherit; padding: 9px; border: 1px solid var(--muted); border-radius: 4px; background: transparent; color: inherit; }
      :focus-visible { outline: 2px solid #d2871a; outline-offset: 2px; }
    </style>
  </head>
  <body>
    <h1>${title}</h1>
    ${body}
  </body>
</html>`;
}
