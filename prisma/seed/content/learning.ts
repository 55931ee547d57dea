/** How far the demo student has come, oldest course first: the dashboard of a person who is in the middle of things. */
export type LearningSeed = {
  course: string;
  /** How many days ago the student enrolled and last studied. */
  enrolledDaysAgo: number;
  studiedDaysAgo: number;
  read: readonly string[];
  /** A video left in the middle: what was played, in seconds from its beginning. */
  watched?: { lesson: string; seconds: number };
  note?: { lesson: string; atSeconds: number | null; body: string };
};

export const learning: readonly LearningSeed[] = [
  {
    course: "precios-con-criterio",
    enrolledDaysAgo: 46,
    studiedDaysAgo: 31,
    read: ["cuanto-cuesta-tu-hora", "punto-de-equilibrio", "el-valor-esta-del-otro-lado", "preguntar-por-dinero", "tres-opciones", "lo-que-cuesta-un-descuento", "subir-un-precio"],
  },
  {
    course: "html-que-todos-entienden",
    enrolledDaysAgo: 19,
    studiedDaysAgo: 9,
    read: ["el-documento-minimo", "titulos-y-regiones", "enlaces-y-botones"],
  },
  {
    course: "typescript-with-rigour",
    enrolledDaysAgo: 6,
    studiedDaysAgo: 1,
    read: ["what-the-compiler-believes", "when-narrowing-is-lost"],
    watched: { lesson: "make-impossible-states-impossible", seconds: 41 },
    note: { lesson: "make-impossible-states-impossible", atSeconds: 33, body: "Probar esto con los estados de un pedido: pagado y devuelto no pueden convivir." },
  },
];
