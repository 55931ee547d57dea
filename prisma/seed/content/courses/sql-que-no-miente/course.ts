import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article, video } = lessonsOf("sql-que-no-miente");

export const sqlQueNoMiente: CourseSeed = {
  slug: "sql-que-no-miente",
  code: "CRI-101",
  title: "SQL que no miente: consultas, índices y planes",
  summary: "Lee lo que el motor piensa hacer, mide lo que hizo y decide el cambio con evidencia.",
  description: `La mayoría de las consultas lentas se arreglan a ciegas: alguien agrega un índice, alguien sube la memoria, y nadie sabe cuál de los dos cambios ayudó. Este curso enseña el camino contrario. Primero se lee el plan, después se escribe una predicción y solo entonces se toca algo.

Trabajas sobre una base de PostgreSQL con un millón de pedidos que creas tú en la primera lección, en menos de un minuto. Todas las cifras de las lecciones salen de esa base, así que puedes repetir cada medición y discutirla.

También hay consultas que son rápidas y mienten: uniones que cuentan dos veces, promedios que ignoran nulos, paginaciones que saltan filas. Les dedicamos un módulo entero, porque un informe veloz con un número falso es peor que uno lento.

**No es un curso de primeras consultas.** Necesitas escribir \`JOIN\` y \`GROUP BY\` con soltura. No necesitas administrar servidores.`,
  objective: "Diagnosticar una consulta con su plan de ejecución y defender el cambio con una medición antes y después.",
  audience: [
    "Analistas y desarrolladores que escriben consultas cada semana y a veces tardan sin que nadie sepa por qué",
    "Equipos que mantienen informes sobre PostgreSQL y quieren dejar de adivinar",
    "Quien va a cambiar el esquema de una tabla en uso y necesita poder volver atrás",
  ],
  outcomes: [
    "Leer un plan de ejecución y señalar dónde se va el tiempo",
    "Elegir un índice, predecir su efecto y medir si acertaste",
    "Detectar uniones y nulos que cambian un total sin avisar",
    "Paginar millones de filas sin perder ni repetir ninguna",
    "Explicar quién espera a quién en un bloqueo",
    "Escribir una migración que se puede deshacer",
  ],
  topic: "data",
  secondaryTopics: ["code"],
  tags: ["sql", "postgresql", "performance"],
  level: "intermediate",
  language: "es",
  modality: "online",
  format: "self_paced",
  durationHours: 18,
  totalSessions: 0,
  weeks: 6,
  hoursPerWeek: 3,
  scheduleText: "A tu ritmo. Con tres horas por semana terminas en seis semanas.",
  price: { amount: 6900, currency: "USD" },
  earlyBird: { amount: 4900, deadline: "2027-01-31T23:59:59-03:00" },
  prerequisites: [],
  instructors: ["nayra-quispe"],
  faq: [
    {
      question: "¿Sirve si uso MySQL o SQL Server?",
      answer: "Las ideas sí: páginas, índices ordenados, estimaciones y bloqueos existen en todos. Los comandos y los planes son de PostgreSQL; cuando algo es exclusivo de ese motor, la lección lo dice.",
    },
    {
      question: "¿Qué necesito instalar?",
      answer: "PostgreSQL 15 o posterior y unos 200 MB libres. La base de práctica se crea con un archivo de la primera lección.",
    },
    {
      question: "¿Puedo pedir el reembolso?",
      answer: "Sí, dentro de los 14 días y si avanzaste menos de 30 %. Se pide desde tu cuenta, sin explicar el motivo.",
    },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Qué hace el motor con tu pregunta",
      objective: "Crear la base de práctica, decir qué es cada fila y leer un plan sencillo.",
      hours: 4,
      week: 1,
      topics: ["EXPLAIN", "Costo y tiempo", "Páginas y búferes"],
      lessons: [
        article("el-plan-antes-que-el-indice", "El plan antes que el índice", 16, "Crea un millón de pedidos y pregunta al motor qué piensa hacer.", "preview"),
        video("que-representa-cada-fila", "¿Qué representa cada fila?", 2, "Antes de contar o sumar, la frase que dice qué es una fila de la tabla."),
      ],
    },
    {
      number: 2,
      title: "Índices y planes de ejecución",
      objective: "Elegir un índice por lo que ahorra leer, y comprobarlo.",
      hours: 6,
      week: 2,
      topics: ["Árbol B", "Razón de lectura", "Índices parciales", "Estadísticas"],
      lessons: [
        video("por-que-mi-consulta-es-lenta", "¿Por qué mi consulta es lenta?", 2, "Cuántas filas lee por cada una que devuelve: la pregunta que ordena el diagnóstico.", "preview"),
        article("que-guarda-un-indice", "Qué guarda un índice", 15, "Claves ordenadas y direcciones; nada más. De ahí salen sus poderes y sus límites."),
        article("estadisticas-y-estimaciones", "Estadísticas y estimaciones", 14, "Cuando el motor se equivoca en las filas, casi siempre le faltaba un dato."),
      ],
    },
    {
      number: 3,
      title: "Consultas que dicen la verdad",
      objective: "Encontrar los tres errores que cambian un total sin dar ningún aviso.",
      hours: 4,
      week: 4,
      topics: ["NULL", "Uniones que multiplican", "Paginación por clave"],
      lessons: [
        video("null-no-es-un-valor", "NULL no es un valor", 2, "Qué responde una comparación cuando falta un dato, y por qué un filtro lo esconde."),
        article("nulos-y-conteos", "Nulos y conteos", 13, "Un nulo no es un cero ni un texto vacío, y NOT IN lo sabe."),
        article("uniones-que-multiplican", "Uniones que multiplican", 14, "Sumar después de unir dos listas cuenta el mismo dinero varias veces."),
        article("paginar-sin-perder-filas", "Paginar sin perder filas", 13, "OFFSET lee todo lo que descarta; la clave de la última fila, no."),
      ],
    },
    {
      number: 4,
      title: "Cambiar sin miedo",
      objective: "Modificar datos y esquema en una base en uso, con una salida preparada.",
      hours: 4,
      week: 5,
      topics: ["Transacciones", "Bloqueos", "Migraciones por pasos"],
      lessons: [
        article("transacciones-que-se-pisan", "Transacciones que se pisan", 14, "Dos ventas simultáneas, un solo artículo y tres formas de no venderlo dos veces."),
        article("quien-espera-a-quien", "Quién espera a quién", 12, "Encuentra la sesión que bloquea y evita que un cambio rápido detenga todo."),
        article("migraciones-que-se-deshacen", "Migraciones que se deshacen", 14, "Expandir, copiar, cambiar y contraer: cuatro pasos con salida en cada uno."),
      ],
    },
  ],
};
