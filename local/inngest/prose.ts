/** A moment as people read it, to the second, in UTC. */
export function moment(at: Date | null): string {
  return at ? `${at.toISOString().slice(0, 19).replace("T", " ")} UTC` : "not yet";
}

/** How long something took, or has been going on. */
export function span(from: Date | null, to: Date | null): string {
  if (!from) return "";
  const ms = (to ?? new Date()).getTime() - from.getTime();
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 120_000) return `${(ms / 1_000).toFixed(1)} s`;
  return ms < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${(ms / 3_600_000).toFixed(1)} h`;
}

/** JSON text with line breaks, shortened to what a page can show. */
export function pretty(text: string | null, most = 4_000): string {
  if (text === null) return "";
  const laidOut = JSON.stringify(JSON.parse(text) as unknown, null, 2);
  return laidOut.length > most ? `${laidOut.slice(0, most)}\n… ${laidOut.length - most} more characters` : laidOut;
}
