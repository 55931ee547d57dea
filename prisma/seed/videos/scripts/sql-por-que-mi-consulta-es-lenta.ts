import type { LessonScriptInput } from "../lesson-script.ts";

export const sqlFilasQueLee: LessonScriptInput = {
  courseSlug: "sql-que-no-miente",
  courseTitle: "SQL que no miente",
  lessonSlug: "por-que-mi-consulta-es-lenta",
  lessonTitle: "¿Por qué mi consulta es lenta?",
  language: "es",
  slides: [
    {
      title: "Pregúntale al plan",
      blocks: [
        { kind: "code", language: "sql", lines: ["EXPLAIN ANALYZE", "SELECT id, total FROM pedidos", "WHERE cliente_id = 4821;"] },
        {
          kind: "code",
          language: "text",
          label: "Lo que responde PostgreSQL (resumido)",
          lines: ["Seq Scan on pedidos (actual rows=214 loops=1)", "  Filter: (cliente_id = 4821)", "  Rows Removed by Filter: 1999786", "Execution Time: 187.412 ms"],
        },
      ],
      narration: [
        { es: "Cuando una consulta es lenta, no adivines: pregúntale al plan.", en: "When a query is slow, do not guess: ask the plan." },
        { es: "EXPLAIN ANALYZE ejecuta la consulta y cuenta lo que pasó en cada paso.", en: "EXPLAIN ANALYZE runs the query and reports what happened at each step.", focus: { block: 0, lines: [0] } },
        { es: "Devolvió doscientas catorce filas.", en: "It returned two hundred and fourteen rows.", focus: { block: 1, lines: [0] } },
        { es: "Pero leyó y descartó casi dos millones. Esa diferencia es el trabajo perdido.", en: "But it read and threw away almost two million. That difference is the wasted work.", focus: { block: 1, lines: [2] } },
      ],
    },
    {
      title: "Un índice es un atajo ordenado",
      blocks: [
        { kind: "code", language: "sql", lines: ["CREATE INDEX pedidos_cliente ON pedidos (cliente_id);"] },
        { kind: "code", language: "text", lines: ["Index Scan using pedidos_cliente on pedidos", "    (actual rows=214 loops=1)", "  Index Cond: (cliente_id = 4821)", "Execution Time: 0.391 ms"] },
      ],
      narration: [
        { es: "Un índice guarda los clientes en orden, junto al lugar de cada fila.", en: "An index keeps the customers in order, along with the place of each row.", focus: { block: 0, lines: [0] } },
        { es: "Ahora el plan dice Index Scan: va directo a las doscientas catorce filas.", en: "Now the plan says Index Scan: it goes straight to the two hundred and fourteen rows.", focus: { block: 1, lines: [0, 1] } },
        { es: "No leyó nada de más. En este ejemplo, el tiempo baja de casi doscientos milisegundos a menos de uno.", en: "It read nothing extra. In this example, time falls from almost two hundred milliseconds to less than one.", focus: { block: 1, lines: [3] } },
      ],
    },
    {
      title: "No escondas la columna",
      blocks: [
        { kind: "code", language: "sql", label: "El índice sobre creado no se puede usar", lines: ["WHERE date(creado) = DATE '2026-03-01'"] },
        { kind: "code", language: "sql", label: "El mismo día, y el índice sirve", lines: ["WHERE creado >= TIMESTAMP '2026-03-01'", "  AND creado <  TIMESTAMP '2026-03-02'"] },
      ],
      narration: [
        { es: "Un índice sobre la fecha de creación ordena la columna, no el resultado de una función.", en: "An index on the creation date orders the column, not the result of a function.", focus: { block: 0, lines: [0] } },
        { es: "Si la envuelves en una función, ese índice deja de servir para la búsqueda.", en: "If you wrap it in a function, that index no longer helps the search.", focus: { block: 0, lines: [0] } },
        { es: "Escribe un intervalo: desde el principio del día, inclusive, hasta el principio del siguiente, sin incluirlo.", en: "Write an interval: from the start of the day, included, to the start of the next one, excluded.", focus: { block: 1, lines: [0, 1] } },
        { es: "Así tampoco pierdes el último segundo del día.", en: "That way you do not lose the last second of the day either.", focus: { block: 1, lines: [1] } },
      ],
    },
    {
      title: "La pregunta que siempre vuelve",
      blocks: [
        { kind: "statement", text: "¿Cuántas filas lee por cada fila que devuelve?" },
        { kind: "bullets", items: ["Cerca de uno: el plan es bueno.", "Miles o millones: falta un índice, o la condición lo esconde.", "Si devuelve media tabla, leerla entera es lo correcto."] },
      ],
      narration: [
        { es: "Quédate con una pregunta: ¿cuántas filas lee por cada una que devuelve?", en: "Keep one question: how many rows does it read for each one it returns?" },
        { es: "Si la razón se acerca a uno, el plan es bueno.", en: "If the ratio is close to one, the plan is good.", focus: { block: 1, lines: [0] } },
        { es: "Si son miles, falta un índice, o tu condición lo está escondiendo.", en: "If it is thousands, an index is missing, or your condition is hiding it.", focus: { block: 1, lines: [1] } },
        { es: "Y si devuelve media tabla, leerla entera es lo correcto: un índice no ayudaría.", en: "And if it returns half of the table, reading all of it is right: an index would not help.", focus: { block: 1, lines: [2] } },
      ],
    },
    {
      title: "Ponlo a prueba",
      blocks: [
        { kind: "code", language: "sql", lines: ["SELECT id FROM pedidos", "WHERE lower(correo) = 'ana@ejemplo.pe';"] },
        { kind: "code", language: "sql", label: "Un índice sobre la misma expresión", lines: ["CREATE INDEX pedidos_correo", "  ON pedidos (lower(correo));"] },
      ],
      narration: [
        { es: "Un último caso: buscamos un correo sin distinguir mayúsculas.", en: "One last case: we look for an email address without regard to capitals.", focus: { block: 0, lines: [1] } },
        { es: "Aquí no hay un intervalo que escribir, porque la función es justo lo que queremos.", en: "Here there is no interval to write, because the function is just what we want." },
        { es: "Entonces crea el índice sobre la misma expresión, y la búsqueda vuelve a ser directa.", en: "Then create the index on that same expression, and the search is direct again.", focus: { block: 1, lines: [0, 1] } },
      ],
    },
  ],
};
