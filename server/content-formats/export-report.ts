/** What an exporter wrote, and by question (its place in the list, from 0) what the format could not hold. */
export type Exported<Content> = { content: Content; losses: { index: number; omitted: boolean; reason: string }[] };

/** The question cannot be written in the format; the message says why. */
export class ExportRefused extends Error {}
