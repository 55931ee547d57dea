import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("redes-neuronales-a-mano");

export const redesNeuronalesAMano: CourseSeed = {
  slug: "redes-neuronales-a-mano",
  code: "CRI-410",
  title: "Redes neuronales a mano",
  summary: "Deriva, programa y entrena una red desde cero, con lápiz y Python sin bibliotecas.",
  description: `Es posible usar redes neuronales durante años sin haber visto nunca un gradiente. También es posible derivarlo en una tarde, y a partir de ahí muchas cosas dejan de ser misteriosas: por qué se inicializa como se inicializa, por qué a veces no aprende nada, qué hace en realidad una capa de atención.

El curso avanza con lápiz. Cada resultado se deriva primero en papel, con dimensiones pequeñas, y después se programa en Python puro, sin ninguna biblioteca. Al final hay una red que clasifica, un comprobador de gradientes y una cabeza de atención, en menos de doscientas líneas que escribiste tú.

**Necesitas** derivadas, la regla de la cadena y producto de matrices, aunque estén oxidados; el primer módulo los repasa mientras los usa. Y paciencia con los subíndices.`,
  objective: "Derivar e implementar el entrenamiento de una red y saber por qué funciona cuando funciona.",
  audience: [
    "Personas que usan bibliotecas de aprendizaje automático y quieren entenderlas",
    "Estudiantes de ciencias o ingeniería con matemática de primer año",
    "Docentes que buscan una secuencia que se pueda seguir en el pizarrón",
  ],
  outcomes: [
    "Derivar el gradiente de una regresión logística",
    "Explicar la retropropagación como regla de la cadena ordenada",
    "Comprobar un gradiente con diferencias finitas",
    "Entrenar una red de dos capas que resuelve XOR",
    "Diagnosticar un entrenamiento que no avanza",
    "Calcular a mano una cabeza de atención",
  ],
  topic: "ai",
  secondaryTopics: ["data", "code"],
  tags: ["mathematics", "python", "backpropagation"],
  level: "advanced",
  language: "es",
  modality: "online",
  format: "self_paced",
  durationHours: 20,
  totalSessions: 0,
  weeks: 7,
  hoursPerWeek: 3,
  scheduleText: "A tu ritmo. Unas tres horas por semana durante siete semanas, con lápiz.",
  price: { amount: 8900, currency: "USD" },
  prerequisites: [],
  instructors: ["mateo-villasenor"],
  faq: [
    { question: "¿Necesito una tarjeta gráfica?", answer: "No. Las redes del curso tienen entre 1 y 60 parámetros y se entrenan en segundos en cualquier computadora." },
    { question: "¿Por qué sin NumPy ni PyTorch?", answer: "Para que no quede nada escondido. Cuando lo tengas escrito a mano, traducirlo a cualquier biblioteca es cuestión de una tarde." },
    { question: "Hace años que no derivo. ¿Podré?", answer: "Sí, si dedicas la primera semana a los ejercicios en papel. Cada uno trae la solución paso a paso." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Una neurona",
      objective: "Derivar y programar el descenso por gradiente con un solo parámetro, y después con varios.",
      hours: 7,
      week: 1,
      topics: ["Descenso por gradiente", "Regresión logística", "Entropía cruzada"],
      lessons: [
        article("bajar-una-cuesta", "Bajar una cuesta", 14, "El descenso por gradiente con un parámetro, y cuánto se puede avanzar sin caerse.", "preview"),
        article("una-neurona-que-decide", "Una neurona que decide", 16, "Sigmoide, entropía cruzada y una derivada que se simplifica sola."),
        article("de-donde-sale-la-perdida", "De dónde sale la pérdida", 14, "La entropía cruzada no se elige: se deduce."),
      ],
    },
    {
      number: 2,
      title: "Dos capas",
      objective: "Derivar la retropropagación, comprobarla y resolver XOR.",
      hours: 8,
      week: 3,
      topics: ["XOR", "Retropropagación", "Comprobación numérica"],
      lessons: [
        article("retropropagar-a-mano", "Retropropagar a mano", 18, "Una red con números concretos, de ida y de vuelta, en una hoja."),
        article("comprobar-el-gradiente", "Comprobar el gradiente", 15, "Diez líneas que encuentran casi cualquier error de derivación."),
      ],
    },
    {
      number: 3,
      title: "Que aprenda, y más allá",
      objective: "Diagnosticar el entrenamiento y calcular una cabeza de atención.",
      hours: 5,
      week: 6,
      topics: ["Inicialización", "Gradientes que se desvanecen", "Atención"],
      lessons: [
        article("por-que-no-aprende", "Por qué no aprende", 15, "Simetría, saturación y escala: tres causas que se ven en los números."),
        article("atencion-con-lapiz", "Atención con lápiz", 16, "Consultas, claves y valores, con tres palabras y dos dimensiones."),
      ],
    },
  ],
};
