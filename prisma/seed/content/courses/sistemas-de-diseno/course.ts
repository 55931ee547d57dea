import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("sistemas-de-diseno");

export const sistemasDeDiseno: CourseSeed = {
  slug: "sistemas-de-diseno",
  code: "CRI-220",
  title: "Sistemas de diseño que la gente sí usa",
  summary: "Tokens, componentes y las conversaciones que los sostienen.",
  description: `Hay sistemas de diseño hermosos que nadie usa. Suelen tener doscientos componentes, una web impecable y un equipo cansado de perseguir a los demás. Este curso trata de los otros: pequeños, con motivos escritos y con una manera clara de cambiarlos.

Trabajas seis semanas en grupo sobre un producto real, el tuyo o el de una red de bibliotecas que ponemos nosotros. Empiezas por un inventario incómodo, sigues con tokens de color, tipografía y espacio, y terminas con tres componentes documentados y una propuesta que ya pasó por una discusión.

Cada jueves hay un encuentro de dos horas. La primera mitad es de contenido; la segunda, de crítica: alguien muestra, el grupo pregunta, nadie se defiende.

**Cupo de 24 personas**, para que todas muestren su trabajo al menos una vez.`,
  objective: "Construir el núcleo de un sistema de diseño y acordar cómo se usa, se discute y se cambia.",
  audience: [
    "Diseñadoras y desarrolladores que repiten el mismo botón por cuarta vez",
    "Quien recibió el encargo de «ordenar los componentes»",
    "Responsables de producto que quieren decidir si vale la pena",
  ],
  outcomes: [
    "Hacer un inventario y convertirlo en una decisión",
    "Nombrar tokens que sobreviven a un cambio de marca",
    "Construir escalas de color, tipo y espacio con un criterio",
    "Diseñar la interfaz de un componente antes que su aspecto",
    "Documentar cuándo usar algo y cuándo no",
    "Recibir contribuciones y retirar lo viejo sin romper nada",
  ],
  topic: "design",
  secondaryTopics: ["web"],
  tags: ["tokens", "components", "css", "accessibility"],
  level: "intermediate",
  language: "es",
  modality: "online",
  format: "cohort",
  durationHours: 24,
  totalSessions: 6,
  weeks: 6,
  hoursPerWeek: 4,
  scheduleText: "Jueves de 20:00 a 22:00 (Buenos Aires), más dos horas de trabajo por semana.",
  startsAt: "2027-03-18T20:00:00-03:00",
  endsAt: "2027-04-22T22:00:00-03:00",
  timeZone: "America/Argentina/Buenos_Aires",
  maxStudents: 24,
  price: { amount: 11900, currency: "USD" },
  earlyBird: { amount: 8900, deadline: "2027-02-15T23:59:59-03:00" },
  prerequisites: ["html-que-todos-entienden"],
  instructors: ["iria-castineira"],
  faq: [
    { question: "¿Tengo que saber programar?", answer: "Conviene leer HTML y CSS. Si diseñas y no programas, te armamos pareja con alguien que sí." },
    { question: "¿Qué herramienta de diseño usamos?", answer: "La que uses. Los tokens se escriben en un formato abierto y los componentes, en HTML y CSS." },
    { question: "¿Y si no puedo un jueves?", answer: "Queda grabado por 90 días. La crítica del grupo se hace también por escrito." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Antes de dibujar",
      objective: "Decidir con evidencia si hace falta un sistema y por dónde empieza.",
      hours: 8,
      week: 1,
      startsOn: "2027-03-18",
      endsOn: "2027-03-31",
      topics: ["Inventario", "Principios", "Alcance"],
      sessions: [
        { date: "2027-03-18T20:00:00-03:00", name: "El inventario incómodo", hours: 2 },
        { date: "2027-03-25T20:00:00-03:00", name: "Qué entra y qué no", hours: 2 },
      ],
      lessons: [
        article("el-inventario-incomodo", "El inventario incómodo", 12, "Diecisiete botones en una tabla convencen más que cualquier presentación.", "preview"),
        article("principios-que-descartan", "Principios que descartan", 11, "Un principio sirve cuando te hace decir que no a algo razonable."),
      ],
    },
    {
      number: 2,
      title: "Tokens",
      objective: "Construir tres capas de tokens y las escalas que las alimentan.",
      hours: 8,
      week: 3,
      startsOn: "2027-04-01",
      endsOn: "2027-04-14",
      topics: ["Tres capas", "Color en OKLCH", "Escalas"],
      sessions: [
        { date: "2027-04-01T20:00:00-03:00", name: "Nombrar tokens", hours: 2 },
        { date: "2027-04-08T20:00:00-03:00", name: "Crítica de escalas", hours: 2 },
      ],
      lessons: [
        article("tres-capas-de-tokens", "Tres capas de tokens", 14, "Valor, función y componente: por qué el botón no debe saber que es azul.", "preview"),
        article("color-con-contraste-previsible", "Color con contraste previsible", 14, "Una escala en OKLCH en la que el contraste se conoce antes de elegir el tono."),
        article("escalas-de-tipo-y-espacio", "Escalas de tipo y espacio", 13, "Una razón, un paso y pocas excepciones."),
      ],
    },
    {
      number: 3,
      title: "Componentes y personas",
      objective: "Publicar un componente con su interfaz, su documentación y su forma de cambiar.",
      hours: 8,
      week: 5,
      startsOn: "2027-04-15",
      endsOn: "2027-04-22",
      topics: ["Interfaz de componente", "Documentación", "Contribución"],
      sessions: [
        { date: "2027-04-15T20:00:00-03:00", name: "Un componente de verdad", hours: 2 },
        { date: "2027-04-22T20:00:00-03:00", name: "Muestra final", hours: 2 },
      ],
      lessons: [
        article("la-interfaz-de-un-componente", "La interfaz de un componente", 14, "Antes de cómo se ve: qué decide quien lo usa y qué no puede decidir."),
        article("como-cambia-un-sistema", "Cómo cambia un sistema", 13, "Contribuir, decidir y retirar, sin perseguir a nadie."),
      ],
    },
  ],
};
