import type { Reader } from "@/server/platform/db/tx";
import type { Localized } from "../dto";

export type TopicName = { slug: string; name: Localized; summary: Localized };

/** Every topic in the order of the catalogue. */
export async function listTopics(db: Reader): Promise<TopicName[]> {
  const topics = await db.topic.findMany({ orderBy: { position: "asc" } });
  return topics.map((topic) => ({
    slug: topic.slug,
    name: { es: topic.nameEs, en: topic.nameEn, "pt-BR": topic.namePtBr },
    summary: { es: topic.summaryEs, en: topic.summaryEn, "pt-BR": topic.summaryPtBr },
  }));
}
