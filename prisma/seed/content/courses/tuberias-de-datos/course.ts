import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";
import { planDeRecarga } from "./plan-de-recarga.ts";

const { article, assignment } = lessonsOf("tuberias-de-datos");

export const tuberiasDeDatos: CourseSeed = {
  slug: "tuberias-de-datos",
  code: "CRI-320",
  title: "Tuberías de datos que se pueden repetir",
  summary: "Ingesta, pruebas y recargas sin duplicados ni sustos de madrugada.",
  description: `Una tubería de datos es buena si puedes ejecutarla dos veces y no pasa nada. Parece poco. Es casi todo: de ahí salen la recarga tranquila, el reintento automático y poder dormir.

El curso construye una tubería pequeña, de punta a punta, con Python y SQL, sin servicios de pago. Los ejemplos son lecturas de estaciones meteorológicas del altiplano, con los defectos de siempre: archivos repetidos, horas mal escritas, sensores que mienten y correcciones que llegan tarde.

No enseñamos un orquestador en particular. Enseñamos las propiedades que debe tener cualquier tubería; con ellas puedes usar el que haya en tu equipo y también darte cuenta de cuándo sobra.`,
  objective: "Construir una tubería que se pueda repetir, comprobar y explicar.",
  audience: [
    "Analistas que heredaron un conjunto de scripts que nadie se anima a tocar",
    "Desarrolladores que deben mover datos entre sistemas cada día",
    "Equipos que se enteran de un dato malo cuando lo ve un cliente",
  ],
  outcomes: [
    "Diseñar cargas idempotentes con claves y particiones",
    "Tratar archivos repetidos, tardíos y corregidos",
    "Escribir pruebas de datos que detienen lo que deben",
    "Recargar meses de historia sin apagar nada",
    "Manejar fechas y zonas horarias sin perder una hora",
    "Avisar de lo que importa y callar lo demás",
  ],
  topic: "data",
  secondaryTopics: ["code"],
  tags: ["python", "sql", "idempotency", "reliability"],
  level: "intermediate",
  language: "es",
  modality: "online",
  format: "self_paced",
  durationHours: 16,
  totalSessions: 0,
  weeks: 5,
  hoursPerWeek: 3,
  scheduleText: "A tu ritmo. Algo más de tres horas por semana durante cinco semanas.",
  price: { amount: 149000, currency: "MXN" },
  prerequisites: ["sql-que-no-miente"],
  instructors: ["nayra-quispe"],
  faq: [
    { question: "¿Qué necesito instalar?", answer: "Python 3.10 o posterior. Todos los ejemplos usan la biblioteca estándar y SQLite, que viene incluido." },
    { question: "¿Sirve para grandes volúmenes?", answer: "Las propiedades son las mismas con mil filas o con mil millones. Los ejemplos son pequeños para que los puedas romper." },
    { question: "¿Vemos Airflow, dbt o Spark?", answer: "No como herramientas. Cada lección indica qué parte resuelve cada tipo de herramienta y qué parte sigue siendo tuya." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Poder repetir",
      objective: "Escribir cargas que den el mismo resultado aunque se ejecuten dos veces.",
      hours: 5,
      week: 1,
      topics: ["Idempotencia", "Capas", "Claves"],
      lessons: [
        article("dos-veces-y-no-pasa-nada", "Dos veces y no pasa nada", 14, "La idempotencia, en veinte líneas que puedes romper.", "preview"),
        article("crudo-limpio-y-listo", "Crudo, limpio y listo", 13, "Tres capas, y por qué la primera no se toca nunca."),
        article("una-clave-para-cada-fila", "Una clave para cada fila", 13, "Sin saber qué es «la misma fila» no hay recarga posible."),
      ],
    },
    {
      number: 2,
      title: "El tiempo complica todo",
      objective: "Tratar datos tardíos, correcciones y zonas horarias.",
      hours: 5,
      week: 3,
      topics: ["Marca de agua", "Datos tardíos", "Zonas horarias"],
      lessons: [
        article("lo-que-llega-tarde", "Lo que llega tarde", 14, "Hora del hecho y hora de llegada: dos columnas que evitan años de dudas."),
        article("fechas-sin-perder-una-hora", "Fechas sin perder una hora", 13, "Instantes, horas locales y el día que tuvo 23 horas."),
      ],
    },
    {
      number: 3,
      title: "Confiar",
      objective: "Probar los datos, recargar la historia y avisar a tiempo.",
      hours: 6,
      week: 4,
      topics: ["Pruebas de datos", "Recarga", "Alertas"],
      lessons: [
        article("pruebas-que-detienen", "Pruebas que detienen", 14, "Qué comprobar, cuándo parar y cuándo solo avisar."),
        article("recargar-la-historia", "Recargar la historia", 14, "Un año de datos de nuevo, por partes y sin apagar el tablero."),
        assignment("tu-plan-de-recarga", "Tu plan de recarga", 60, "Escribe el plan con el que recargarías una tabla de tu trabajo sin perder ni repetir filas.", planDeRecarga),
      ],
    },
  ],
};
