import { zipSync } from "fflate";
import { vocabulary } from "./vocabulary.ts";

export const LESSONS = 300;
export const WORDS = 20_000;
export const LONGEST_LESSON = "La más larga";

const MODULES = 10;
const PARAGRAPH = 80;

/** A course as a folder, in an archive: as many lessons as a teacher's outline may have, one of them as long as a book's part. */
export function largeCourse(slug: string): Uint8Array {
  const files: Record<string, string> = {
    "course.yaml": `bundle: 1\nslug: ${slug}\ncode: ${slug.toUpperCase()}\ntitle: Un curso grande\nlanguage: es\npriceAmount: 0\n`,
  };
  for (let module = 1; module <= MODULES; module += 1) {
    const folder = `modules/${two(module)}-parte`;
    files[`${folder}-${module}/module.yaml`] = `title: Parte ${module}\n`;
    for (let lesson = 1; lesson <= LESSONS / MODULES; lesson += 1) {
      const isLongest = module === 1 && lesson === 1;
      const name = isLongest ? "la-mas-larga" : `leccion-${module}-${lesson}`;
      const title = isLongest ? LONGEST_LESSON : `Lección ${module}.${lesson}`;
      files[`${folder}-${module}/${two(lesson)}-${name}.md`] = `---\ntitle: ${title}\n---\n\n${isLongest ? longText() : "Un párrafo.\n"}`;
    }
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])));
}

/** Prose with headings, lists and code, as lessons are. */
function longText(): string {
  const words = vocabulary(7);
  const blocks: string[] = [];
  for (let count = 0; count < WORDS; count += PARAGRAPH) {
    const part = Array.from({ length: PARAGRAPH }, (_, index) => words[(count * 7 + index * 13) % words.length] ?? "");
    const number = count / PARAGRAPH;
    if (number % 6 === 0) blocks.push(`## ${part.slice(0, 5).join(" ")}`);
    if (number % 9 === 4) blocks.push(`- ${part.slice(0, 20).join(" ")}\n- ${part.slice(20, 40).join(" ")}\n- ${part.slice(40).join(" ")}`);
    else if (number % 11 === 7) blocks.push(`\`\`\`js\nconst ${part[0]} = "${part.slice(1, 12).join(" ")}";\n\`\`\`\n\n${part.slice(12).join(" ")}`);
    else blocks.push(part.join(" "));
  }
  return `${blocks.join("\n\n")}\n`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
