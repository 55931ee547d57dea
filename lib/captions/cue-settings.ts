const PERCENT = /^(\d+(?:\.\d+)?)%$/;
const LEGACY_ALIGN: Readonly<Record<string, string>> = { middle: "center" };

/**
 * Cue settings in the form of https://www.w3.org/TR/webvtt1/#webvtt-cue-settings. Drafts before 2015 wrote `middle` for
 * `center`; that is read as such. What is malformed is left out and named.
 */
export function parseCueSettings(text: string, regions: ReadonlySet<string>): { settings: Record<string, string>; ignored: string[] } {
  const settings: Record<string, string> = {};
  const ignored: string[] = [];
  for (const token of text.split(/\s+/).filter((each) => each !== "")) {
    const [name = "", value = "", ...more] = token.split(":");
    const read = more.length === 0 && value !== "" ? readSetting(name, value, regions) : null;
    if (read === null) ignored.push(token.slice(0, 60));
    else settings[name] = read;
  }
  return { settings, ignored };
}

function readSetting(name: string, value: string, regions: ReadonlySet<string>): string | null {
  const [first = "", anchor, ...more] = value.split(",");
  if (more.length > 0) return null;
  switch (name) {
    case "vertical":
      return value === "rl" || value === "lr" ? value : null;
    case "line":
      return withAnchor(percent(first) ?? (/^-?\d+$/.test(first) ? first : null), anchor, ["start", "center", "end"]);
    case "position":
      return withAnchor(percent(first) ?? percent(`${first}%`), anchor, ["line-left", "center", "line-right", "start", "end"]);
    case "size":
      return anchor === undefined ? percent(first) : null;
    case "align": {
      const align = LEGACY_ALIGN[value] ?? value;
      return ["start", "center", "end", "left", "right"].includes(align) ? align : null;
    }
    case "region":
      return regions.has(value) ? value : null;
    default:
      return null;
  }
}

function withAnchor(value: string | null, anchor: string | undefined, anchors: readonly string[]): string | null {
  if (value === null || anchor === undefined) return value;
  const known = LEGACY_ALIGN[anchor] ?? anchor;
  if (!anchors.includes(known)) return null;
  return `${value},${POSITION_ANCHORS[known] !== undefined && anchors.includes("line-left") ? POSITION_ANCHORS[known] : known}`;
}

/** What drafts called the sides of a position. */
const POSITION_ANCHORS: Readonly<Record<string, string>> = { start: "line-left", end: "line-right" };

function percent(text: string): string | null {
  const value = PERCENT.exec(text)?.[1];
  return value !== undefined && Number(value) <= 100 ? text : null;
}
