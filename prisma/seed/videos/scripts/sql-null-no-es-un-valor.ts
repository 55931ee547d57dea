import type { LessonScriptInput } from "../lesson-script.ts";

export const sqlNullNoEsUnValor: LessonScriptInput = {
  courseSlug: "sql-que-no-miente",
  courseTitle: "SQL que no miente",
  lessonSlug: "null-no-es-un-valor",
  lessonTitle: "NULL no es un valor",
  language: "es",
  slides: [
    {
      title: "NULL significa «no lo sé»",
      layout: "split",
      blocks: [
        { kind: "table", columns: ["comparación", "resultado"], rows: [["5 = 5", "true"], ["5 = NULL", "unknown"], ["NULL = NULL", "unknown"], ["NULL <> 5", "unknown"]] },
        { kind: "bullets", items: ["Hay tres respuestas: cierto, falso y desconocido.", "WHERE solo deja pasar lo cierto."] },
      ],
      narration: [
        { es: "NULL no es un cero ni un texto vacío: significa que no sabemos el dato.", en: "NULL is not a zero or an empty text: it means that we do not know the datum." },
        { es: "¿Es cinco igual a algo que no conozco? La respuesta honesta es: no lo sé.", en: "Is five equal to something I do not know? The honest answer is: I do not know.", focus: { block: 0, lines: [1] } },
        { es: "Y dos datos desconocidos tampoco son iguales entre sí.", en: "And two unknown data are not equal to each other either.", focus: { block: 0, lines: [2] } },
        { es: "La cláusula WHERE solo deja pasar lo cierto; lo falso y lo desconocido se quedan fuera.", en: "The WHERE clause only lets true through; false and unknown stay out.", focus: { block: 1, lines: [1] } },
      ],
    },
    {
      title: "Las filas que desaparecen",
      blocks: [
        { kind: "code", language: "sql", label: "Clientes que no son de Perú… que sepamos", lines: ["SELECT * FROM clientes", "WHERE pais <> 'PE';"] },
        { kind: "code", language: "sql", label: "Incluye a quienes no dijeron su país", lines: ["SELECT * FROM clientes", "WHERE pais IS DISTINCT FROM 'PE';"] },
      ],
      narration: [
        { es: "Pedimos los clientes que no son de Perú.", en: "We ask for the customers who are not from Peru.", focus: { block: 0, lines: [0, 1] } },
        { es: "Quien dejó el país en blanco desaparece: su comparación da desconocido.", en: "Whoever left the country blank disappears: the comparison gives unknown.", focus: { block: 0, lines: [1] } },
        { es: "IS DISTINCT FROM compara tratando a NULL como un caso más, y esas filas vuelven.", en: "IS DISTINCT FROM compares treating NULL as one more case, and those rows come back.", focus: { block: 1, lines: [1] } },
      ],
    },
    {
      title: "NOT IN, la trampa completa",
      blocks: [
        { kind: "code", language: "sql", label: "Si un solo referido_por es NULL, no devuelve nada", lines: ["SELECT c.id FROM clientes c", "WHERE c.id NOT IN (SELECT referido_por FROM clientes);"] },
        { kind: "code", language: "sql", label: "Responde a lo que querías preguntar", lines: ["SELECT c.id FROM clientes c", "WHERE NOT EXISTS (", "  SELECT 1 FROM clientes r WHERE r.referido_por = c.id", ");"] },
      ],
      narration: [
        { es: "¿Qué clientes no han referido a nadie? Muchos escriben NOT IN.", en: "Which customers have referred nobody? Many people write NOT IN.", focus: { block: 0, lines: [1] } },
        { es: "Si en la lista hay un solo NULL, ninguna fila puede asegurar que no está en ella, y el resultado queda vacío.", en: "If the list holds a single NULL, no row can be sure that it is not in it, and the result is empty.", focus: { block: 0, lines: [1] } },
        { es: "NOT EXISTS pregunta fila por fila si hay una coincidencia, y un NULL nunca coincide.", en: "NOT EXISTS asks, row by row, whether there is a match, and a NULL never matches.", focus: { block: 1, lines: [1, 2, 3] } },
        { es: "Úsalo siempre que la columna pueda estar vacía.", en: "Use it whenever the column can be empty." },
      ],
    },
    {
      title: "Contar y promediar con huecos",
      layout: "split",
      blocks: [
        { kind: "table", label: "valoraciones", columns: ["lección", "nota"], rows: [["1", "4"], ["2", "5"], ["3", "NULL"]] },
        { kind: "table", columns: ["expresión", "da"], rows: [["COUNT(*)", "3"], ["COUNT(nota)", "2"], ["AVG(nota)", "4.5"]] },
      ],
      narration: [
        { es: "Las funciones de agregación ignoran los huecos.", en: "Aggregate functions ignore the gaps." },
        { es: "COUNT con asterisco cuenta filas; COUNT de una columna cuenta datos conocidos.", en: "COUNT with an asterisk counts rows; COUNT of a column counts known data.", focus: { block: 1, lines: [0, 1] } },
        { es: "El promedio divide entre dos, no entre tres. Puede ser justo lo que quieres, pero decídelo tú.", en: "The average divides by two, not by three. It may be just what you want, but let it be your decision.", focus: { block: 1, lines: [2] } },
      ],
    },
    {
      title: "Tres hábitos que te protegen",
      blocks: [
        { kind: "code", language: "sql", lines: ["WHERE pais IS NULL        -- nunca: pais = NULL", "COALESCE(nota, 0)         -- solo si el hueco vale cero", "pais TEXT NOT NULL        -- si el dato es obligatorio"] },
      ],
      narration: [
        { es: "Tres hábitos para terminar. Busca huecos con IS NULL, nunca con el signo igual.", en: "Three habits to finish. Look for gaps with IS NULL, never with the equals sign.", focus: { block: 0, lines: [0] } },
        { es: "Usa coalesce solo cuando el valor que pones en el hueco es verdad: una lección sin nota no es una lección con cero.", en: "Use coalesce only when the value that you put in the gap is true: a lesson without a rating is not a lesson with a zero.", focus: { block: 0, lines: [1] } },
        { es: "Y si el dato es obligatorio, dilo en la tabla: lo que no puede faltar no te puede sorprender.", en: "And if the datum is compulsory, say so in the table: what cannot be missing cannot surprise you.", focus: { block: 0, lines: [2] } },
      ],
    },
  ],
};
