import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import messages from "@/messages/es/learning.json";
import live from "@/messages/es/live.json";
import type { LiveLessonData, LiveLessonLabels } from "./lesson-data";
import { LiveLesson } from "./live-lesson";

const data: LiveLessonData = {
  address: { courseSlug: "curso", lessonSlug: "clase" },
  locale: "es",
  language: "es",
  title: "La clase",
  summary: "",
  durationSeconds: 3600,
  notes: [],
  header: {
    backHref: "/es/courses/curso",
    courseTitle: "Curso",
    courseLanguage: "es",
    labels: { skip: "Saltar", back: "Volver", language: "español", position: "1 de 1", standing: "", outline: "Contenido", outlineKey: "T", theme: "Tema" },
    newer: null,
  },
  outline: {
    sections: [],
    courseSlug: "curso",
    currentId: "les_clase",
    ask: { lines: [], address: { courseSlug: "curso", lessonSlug: "clase" }, act: null, labels: { title: "", mark: "", marking: "", failed: "" } },
    timeZone: "UTC",
    locale: "es",
    language: "es",
    labels: {
      title: "Contenido", note: "", ruler: "0 de 1", spine: "Lecciones", counts: [],
      state: { done: "completa", current: "estás aquí", open: "sin completar", closed: "cerrada" }, roles: { optional: "opcional", essential: "imprescindible" }, behind: "Después de la anterior",
      kinds: { video: "video", article: "lectura", quiz: "cuestionario", assignment: "tarea", live: "en vivo", file: "archivo", package: "paquete" },
      works: { waiting: "Entregada", returned: "Devuelta", graded: "Calificada" },
    },
  },
  kicker: null,
  guest: "Vista previa",
  next: { href: "/es/dashboard", label: "Volver" },
  finished: null,
  live: null,
  now: 0,
  zone: "UTC",
  standing: null,
};
const labels: LiveLessonLabels = { live: live.learner, article: messages.article, notes: messages.notes, close: "Cerrar", toasts: "Avisos" };

describe("a live lesson", () => {
  it("says that it has no date while it has none, with the way on and the outline", () => {
    const html = renderToStaticMarkup(<LiveLesson json={JSON.stringify(data)} labels={JSON.stringify(labels)} text="<p>De qué trata</p>" />);
    expect(html).toContain("Esta clase todavía no tiene fecha.");
    expect(html).toContain("De qué trata");
    expect(html).toContain('data-live-done="false"');
    expect(html).toContain('href="/es/dashboard"');
    expect(html).not.toContain("data-live-phase");
  });
});
