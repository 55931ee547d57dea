import type { InstructorCard } from "../dto";

type Row = {
  slug: string;
  name: string;
  titleEs: string;
  titleEn: string;
  titlePtBr: string;
  company: string | null;
  bioEs: string;
  bioEn: string;
  bioPtBr: string;
  photoUrl: string | null;
  linkedinUrl: string | null;
};

export function toInstructorCard(row: Row): InstructorCard {
  return {
    slug: row.slug,
    name: row.name,
    title: { es: row.titleEs, en: row.titleEn, "pt-BR": row.titlePtBr },
    company: row.company,
    bio: { es: row.bioEs, en: row.bioEn, "pt-BR": row.bioPtBr },
    photoUrl: row.photoUrl,
    linkedinUrl: row.linkedinUrl,
  };
}
