import { z } from "zod";
import { COURSE_LANGUAGES } from "@/lib/schemas/catalog";

/** The column is a text: only the languages of the catalogue are ever stored in it. */
export const courseLanguage = z.enum(COURSE_LANGUAGES);
