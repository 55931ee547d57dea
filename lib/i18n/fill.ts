/**
 * Puts values into the `{names}` of a text, in the browser, where no message formatter is loaded. For texts without
 * plurals or dates: those are finished on the server.
 */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
