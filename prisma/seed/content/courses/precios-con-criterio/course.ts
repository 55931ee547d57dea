import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("precios-con-criterio");

export const preciosConCriterio: CourseSeed = {
  slug: "precios-con-criterio",
  code: "CRI-110",
  title: "Precios con criterio",
  summary: "Cobra por el valor, explica el porqué y mide la respuesta.",
  description: `Casi todas las personas que trabajan por su cuenta ponen el primer precio mirando al costado: cuánto cobra otro, cuánto me animo, cuánto dirán. Este curso propone un orden distinto: primero el piso que te permite seguir, después el valor para quien compra y al final la forma de cobrarlo.

Son siete lecturas con cuentas cortas. Llevas el mismo caso de principio a fin, el de Abril, que arma tiendas en línea en Rosario, y al terminar repites cada cuenta con tus números.

No prometemos fórmulas mágicas. Prometemos que vas a poder explicar tu precio sin pedir disculpas, decir que no con amabilidad y saber qué pasa con tu margen cuando haces un descuento.`,
  objective: "Fijar, explicar y revisar el precio de un servicio o producto con cuentas propias.",
  audience: [
    "Personas que trabajan por su cuenta y sienten que cobran poco",
    "Equipos pequeños que venden su primer producto",
    "Docentes que van a publicar su primer curso",
  ],
  outcomes: [
    "Calcular el piso por debajo del cual pierdes dinero",
    "Estimar cuánto vale el resultado para quien compra",
    "Armar tres opciones que ayudan a decidir",
    "Medir lo que cuesta un descuento antes de darlo",
    "Subir un precio y comunicarlo con respeto",
  ],
  topic: "business",
  secondaryTopics: [],
  tags: ["pricing", "freelancing"],
  level: "beginner",
  language: "es",
  modality: "online",
  format: "self_paced",
  durationHours: 6,
  totalSessions: 0,
  weeks: 3,
  hoursPerWeek: 2,
  scheduleText: "A tu ritmo. Seis horas en total, con las cuentas incluidas.",
  price: { amount: 0, currency: "USD" },
  prerequisites: [],
  instructors: ["lucia-ferreyra"],
  faq: [
    {
      question: "¿Por qué es gratis?",
      answer: "Porque quien cobra bien su trabajo se queda más tiempo enseñando y aprendiendo. No hay venta escondida al final.",
    },
    {
      question: "¿Sirve para productos físicos?",
      answer: "Sí. Las cuentas de costo y margen son las mismas; los ejemplos son de servicios y de productos digitales.",
    },
    {
      question: "¿Da certificado?",
      answer: "Sí, al completar las siete lecciones. Es gratuito y se puede verificar.",
    },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "El piso",
      objective: "Saber cuánto necesitas cobrar para poder seguir trabajando.",
      hours: 2,
      week: 1,
      topics: ["Costos", "Horas facturables", "Punto de equilibrio"],
      lessons: [
        article("cuanto-cuesta-tu-hora", "Cuánto cuesta tu hora", 14, "De los gastos de un mes a un número que ya no adivinas.", "preview"),
        article("punto-de-equilibrio", "El punto de equilibrio", 12, "Cuántas ventas pagan lo que gastas aunque no vendas nada."),
      ],
    },
    {
      number: 2,
      title: "El valor",
      objective: "Pasar del costo al resultado que la otra persona compra.",
      hours: 2,
      week: 2,
      topics: ["Alternativas", "Entrevistas", "Tres opciones"],
      lessons: [
        article("el-valor-esta-del-otro-lado", "El valor está del otro lado", 13, "Lo que compran no son tus horas, y se puede estimar.", "preview"),
        article("preguntar-por-dinero", "Preguntar por dinero", 11, "Seis preguntas para saber cuánto importa el problema, sin preguntar cuánto pagarían."),
        article("tres-opciones", "Tres opciones", 12, "Una propuesta con tres alcances cambia la pregunta de «sí o no» a «cuál»."),
      ],
    },
    {
      number: 3,
      title: "Sostenerlo",
      objective: "Decidir descuentos y aumentos con números y comunicarlos bien.",
      hours: 2,
      week: 3,
      topics: ["Descuentos", "Aumentos", "Comunicación"],
      lessons: [
        article("lo-que-cuesta-un-descuento", "Lo que cuesta un descuento", 12, "Bajar un 10 % puede exigir vender un 50 % más. La cuenta cabe en una línea."),
        article("subir-un-precio", "Subir un precio", 12, "A quién, cuánto, cuándo y con qué palabras."),
      ],
    },
  ],
};
