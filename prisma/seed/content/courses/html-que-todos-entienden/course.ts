import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";
import { repasoDelModuloUno } from "./repaso-del-modulo-uno.ts";

const { article, quiz } = lessonsOf("html-que-todos-entienden");

export const htmlQueTodosEntienden: CourseSeed = {
  slug: "html-que-todos-entienden",
  code: "CRI-102",
  title: "HTML que todos entienden",
  summary: "Escribe páginas que se leen bien con los ojos, con el oído, con el teclado y con un buscador.",
  description: `HTML es lo primero que se aprende y lo primero que se olvida. Este curso vuelve a él con calma: qué significa cada elemento, qué regala el navegador cuando usas el correcto y qué hay que reconstruir cuando usas un \`div\`.

Construyes la página de una biblioteca de barrio: horarios, catálogo, formulario de inscripción y una galería de fotos. Es un proyecto pequeño, suficiente para encontrarse con casi todo lo que hace falta en una página real.

No necesitas experiencia. Un editor de texto y un navegador alcanzan; ni siquiera hace falta conexión para practicar.`,
  objective: "Escribir una página completa con elementos que comunican su función, y comprobarla sin ratón.",
  audience: [
    "Quien empieza a construir páginas y quiere hacerlo bien desde la primera",
    "Personas que vienen de editores visuales y quieren entender lo que publican",
    "Desarrolladores que aprendieron con un framework y se saltaron la base",
  ],
  outcomes: [
    "Elegir el elemento por su significado y no por su aspecto",
    "Ordenar una página con títulos y regiones que se pueden recorrer",
    "Escribir enlaces, botones e imágenes que se entienden fuera de contexto",
    "Construir un formulario que ayuda a corregir errores",
    "Hacer tablas de datos que un lector de pantalla sabe leer",
    "Revisar una página con el teclado en cinco minutos",
  ],
  topic: "web",
  secondaryTopics: ["design"],
  tags: ["html", "accessibility"],
  level: "beginner",
  language: "es",
  modality: "online",
  format: "self_paced",
  durationHours: 8,
  totalSessions: 0,
  weeks: 4,
  hoursPerWeek: 2,
  scheduleText: "A tu ritmo. Dos horas por semana durante un mes.",
  price: { amount: 0, currency: "USD" },
  prerequisites: [],
  instructors: ["iria-castineira"],
  faq: [
    { question: "¿Aprendo CSS también?", answer: "Lo mínimo para que la página se lea con comodidad. El diseño con CSS tiene cursos propios." },
    { question: "¿Necesito instalar algo?", answer: "No. Sirve cualquier editor de texto, incluso el que trae tu computadora." },
    { question: "¿Qué hago después?", answer: "Si te interesa la seguridad, «Seguridad web aplicada». Si te interesa el diseño, «Sistemas de diseño que la gente sí usa»." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Una página con sentido",
      objective: "Escribir un documento válido, con títulos y regiones que se pueden recorrer.",
      hours: 3,
      week: 1,
      topics: ["Documento mínimo", "Títulos", "Regiones"],
      lessons: [
        article("el-documento-minimo", "El documento mínimo", 12, "Seis líneas que toda página necesita y el motivo de cada una.", "preview"),
        article("titulos-y-regiones", "Títulos y regiones", 12, "El índice invisible con el que mucha gente recorre tu página."),
        article("enlaces-y-botones", "Enlaces y botones", 11, "Uno lleva a un lugar, el otro hace algo. Confundirlos se paga."),
        quiz("repaso-del-modulo-uno", "Repaso: una página con sentido", 10, "Siete preguntas sobre el documento, los títulos y los enlaces. Puedes repetirlo.", repasoDelModuloUno),
      ],
    },
    {
      number: 2,
      title: "Contenido",
      objective: "Publicar imágenes y tablas que también se entienden sin verlas.",
      hours: 2,
      week: 2,
      topics: ["Texto alternativo", "Imágenes adaptables", "Tablas"],
      lessons: [
        article("imagenes-que-dicen-algo", "Imágenes que dicen algo", 12, "Qué escribir en alt, cuándo dejarlo vacío y cómo no mover la página."),
        article("tablas-de-datos", "Tablas de datos", 11, "Encabezados, ámbito y título: tres detalles que vuelven legible una tabla."),
      ],
    },
    {
      number: 3,
      title: "Formularios y revisión",
      objective: "Construir un formulario amable y comprobar la página completa con el teclado.",
      hours: 3,
      week: 3,
      topics: ["Etiquetas", "Validación", "Foco"],
      lessons: [
        article("formularios-que-ayudan", "Formularios que ayudan", 15, "Etiquetas, autocompletado y errores que dicen cómo arreglarlos."),
        article("cinco-minutos-sin-raton", "Cinco minutos sin ratón", 12, "Una revisión corta que encuentra la mayoría de los problemas."),
      ],
    },
  ],
};
