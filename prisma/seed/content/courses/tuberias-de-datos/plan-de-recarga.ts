import type { AssignmentSeed } from "../../types.ts";

/** Módulo 3: la recarga, las claves y las pruebas, en un plan que otra persona podría ejecutar. */
export const planDeRecarga: AssignmentSeed = {
  instructions: [
    "Elige una tabla de tu trabajo, o la de ventas que usamos en el curso, y escribe el plan con el que recargarías un año de su historia sin apagar el tablero que la lee.",
    "## Qué debe decir el plan",
    "1. Qué hace que dos filas sean la misma, y con qué columna lo compruebas.\n2. En qué partes divides el año y en qué orden las cargas.\n3. Qué pasa si una parte se ejecuta dos veces, o si se corta a la mitad.\n4. Qué prueba detiene la recarga y cuál solo avisa.\n5. Cómo vuelves atrás.",
    "Entre 400 y 800 palabras bastan. Puedes adjuntar la consulta o un diagrama, y enlazar un repositorio.",
  ].join("\n\n"),
  assignment: {
    kind: "assignment",
    acceptsText: true,
    maxLinks: 2,
    files: { kinds: ["pdf", "png", "jpg", "sql", "py", "md"], most: 3, maxMegabytes: 10 },
    points: 20,
    passingPoints: 12,
    due: { kind: "days", days: 60 },
    late: { kind: "accept", percentPerDay: 5, maxPercent: 30, lastDay: null },
    resubmissions: 2,
    anonymous: false,
    feedback: "when_released",
    completion: "marked",
    rubric: [
      {
        id: "clave",
        title: "La clave de cada fila",
        description: "Se sabe cuándo dos filas son la misma.",
        levels: [
          { id: "l1", title: "Comprobada", description: "Nombra la clave y la consulta que demuestra que no se repite.", points: 6 },
          { id: "l2", title: "Nombrada", description: "Nombra la clave sin comprobarla.", points: 3 },
          { id: "l3", title: "Falta", description: "", points: 0 },
        ],
      },
      {
        id: "repetir",
        title: "Poder repetir",
        description: "Ejecutar una parte dos veces, o cortarla, deja el mismo resultado.",
        levels: [
          { id: "l1", title: "Explicado", description: "Dice por qué, y qué pasa en cada corte.", points: 6 },
          { id: "l2", title: "Afirmado", description: "Lo promete sin mostrar cómo.", points: 3 },
          { id: "l3", title: "Falta", description: "", points: 0 },
        ],
      },
      {
        id: "pruebas",
        title: "Pruebas que detienen",
        description: "Se distingue lo que detiene de lo que avisa.",
        levels: [
          { id: "l1", title: "Con umbrales", description: "Cada prueba tiene su número y su consecuencia.", points: 5 },
          { id: "l2", title: "En general", description: "Hay pruebas, sin umbral o sin consecuencia.", points: 2.5 },
          { id: "l3", title: "Falta", description: "", points: 0 },
        ],
      },
      {
        id: "vuelta",
        title: "Camino de vuelta",
        description: "",
        levels: [
          { id: "l1", title: "Probado", description: "Se podría ejecutar hoy mismo.", points: 3 },
          { id: "l2", title: "Falta", description: "", points: 0 },
        ],
      },
    ],
  },
};
