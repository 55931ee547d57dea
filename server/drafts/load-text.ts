import { toPassages, type Passage } from "@/lib/domain/drafting/passage";
import { DomainError, notFound } from "@/lib/errors";
import { passagesOf } from "@/lib/markdown/passages-of";
import type { RequestDraftsInput } from "@/lib/schemas/drafts";
import { toTranscript } from "@/server/media";
import type { Reader } from "@/server/platform/db/tx";

type Source = RequestDraftsInput["source"];
export type LoadedSource = { name: string; lessonId: string | null; sourceId: string | null; text: { passages: Passage[]; isCut: boolean } | null };

/** What drafts are written from, as the course's draft is now. A PDF is only named: it is read later, apart. Throws NOT_FOUND, and `drafts.no_text` for a text without words. */
export async function loadText(db: Reader, courseId: string, source: Source): Promise<LoadedSource> {
  if (source.kind === "pdf") {
    const pdf = await db.draftSource.findFirst({ where: { id: source.sourceId, courseId, removedAt: null }, select: { name: true } });
    if (!pdf) throw notFound();
    return { name: pdf.name, lessonId: null, sourceId: source.sourceId, text: null };
  }
  const { lessonId } = source;
  const revision = await db.lessonRevision.findFirst({ where: { lessonId, lesson: { courseId, deletedAt: null } }, orderBy: { number: "desc" }, select: { title: true, body: true, videoAssetId: true } });
  if (!revision) throw notFound();
  const parts = source.kind === "text" ? passagesOf(revision.body) : await spokenParts(db, revision.videoAssetId, source.language);
  const text = toPassages(parts);
  if (text.passages.length === 0) throw new DomainError("conflict", "drafts.no_text");
  return { name: revision.title, lessonId, sourceId: null, text };
}

const SECONDS_A_PART = 40;

/** What is said in a video, in parts of less than a minute, each with the second at which it begins. */
async function spokenParts(db: Reader, videoAssetId: string | null, language: string): Promise<Passage[]> {
  const track = videoAssetId === null ? null : await db.captionTrack.findFirst({ where: { videoAssetId, language }, orderBy: { kind: "asc" }, select: { vtt: true } });
  if (!track) throw notFound();
  const parts: Passage[] = [];
  for (const { startSeconds, text } of toTranscript(track.vtt)) {
    const last = parts.at(-1);
    // A part ends with its sentence: a quote must not be torn.
    if (last && (startSeconds - (last.second ?? 0) < SECONDS_A_PART || !/[.!?…]["”»]?$/u.test(last.text)) && last.text.length < 1_000) last.text = `${last.text} ${text}`;
    else parts.push({ text, heading: null, second: Math.floor(startSeconds), page: null, terms: [] });
  }
  return parts;
}

/** The pages of a PDF, in paragraphs. */
export function pageParts(pages: readonly string[]): Passage[] {
  return pages.flatMap((page, index) =>
    page
      .replaceAll(/-\n(?=\p{Ll})/gu, "")
      .split(/\n\s*\n/u)
      .map((paragraph) => paragraph.replaceAll(/\s+/gu, " ").trim())
      .filter((text) => text !== "")
      .map((text) => ({ text: text.replaceAll("\0", ""), heading: null, second: null, page: index + 1, terms: [] })),
  );
}
