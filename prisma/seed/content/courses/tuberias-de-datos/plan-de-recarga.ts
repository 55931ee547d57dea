import type { RubricCriterion } from "@/lib/schemas/rubric";
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
      criterion("clave", "La clave de cada fila", "Se sabe cuándo dos filas son la misma.", [6, "Comprobada", "Nombra la clave y la consulta que demuestra que no se repite."], [3, "Nombrada", "Nombra la clave sin comprobarla."]),
      criterion("repetir", "Poder repetir", "Ejecutar una parte dos veces, o cortarla, deja el mismo resultado.", [6, "Explicado", "Dice por qué, y qué pasa en cada corte."], [3, "Afirmado", "Lo promete sin mostrar cómo."]),
      criterion("pruebas", "Pruebas que detienen", "Se distingue lo que detiene de lo que avisa.", [5, "Con umbrales", "Cada prueba tiene su número y su consecuencia."], [2.5, "En general", "Hay pruebas, sin umbral o sin consecuencia."]),
      criterion("vuelta", "Camino de vuelta", "", [3, "Probado", "Se podría ejecutar hoy mismo."]),
    ],
  },
};

type Level = readonly [points: number, title: string, description: string];

/** A row of the rubric: its levels from the best, and last the one for work in which it is missing. */
function criterion(id: string, title: string, description: string, ...levels: readonly Level[]): RubricCriterion {
  const missing: Level = [0, "Falta", ""];
  return { id, title, description, levels: [...levels, missing].map(([points, name, earned], index) => ({ id: `l${index + 1}`, title: name, description: earned, points })) };
}
