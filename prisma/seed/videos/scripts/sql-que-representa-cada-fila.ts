import type { LessonScriptInput } from "../lesson-script.ts";

export const sqlQueRepresentaCadaFila: LessonScriptInput = {
  courseSlug: "sql-que-no-miente",
  courseTitle: "SQL que no miente",
  lessonSlug: "que-representa-cada-fila",
  lessonTitle: "¿Qué representa cada fila?",
  language: "es",
  slides: [
    {
      title: "¿Qué representa cada fila?",
      blocks: [
        { kind: "statement", text: "Antes de sumar, di en voz alta: «una fila es un…»" },
        { kind: "bullets", items: ["En pedidos, una fila es un pedido.", "En pagos, una fila es un cobro; un pedido puede tener varios."] },
      ],
      narration: [
        { es: "Una consulta puede ejecutarse sin errores y, aun así, mentir.", en: "A query can run without errors and still lie." },
        { es: "Casi siempre la causa es la misma: no sabemos qué representa cada fila.", en: "The cause is almost always the same: we do not know what each row stands for." },
        { es: "En la tabla de pedidos, una fila es un pedido.", en: "In the orders table, one row is one order.", focus: { block: 1, lines: [0] } },
        { es: "En la de pagos, una fila es un cobro, y un pedido puede pagarse en varias partes.", en: "In payments, one row is one charge, and an order can be paid in several parts.", focus: { block: 1, lines: [1] } },
      ],
    },
    {
      title: "La suma que se duplica",
      layout: "split",
      blocks: [
        { kind: "code", language: "sql", label: "¿Cuánto vendimos?", lines: ["SELECT SUM(p.total)", "FROM pedidos p", "JOIN pagos g", "  ON g.pedido_id = p.id;"] },
        { kind: "table", label: "Lo que ve SUM después del JOIN", columns: ["pedido", "total", "pago"], rows: [["7", "100", "60"], ["7", "100", "40"], ["8", "50", "50"]] },
      ],
      narration: [
        { es: "Queremos saber cuánto vendimos, y unimos los pedidos con sus pagos.", en: "We want to know how much we sold, so we join orders with their payments.", focus: { block: 0, lines: [2, 3] } },
        { es: "El pedido siete vale cien y se pagó en dos partes, así que ahora ocupa dos filas.", en: "Order seven is worth one hundred and was paid in two parts, so now it takes two rows.", focus: { block: 1, lines: [0, 1] } },
        { es: "La suma cuenta su total dos veces: dice doscientos cincuenta, cuando vendimos ciento cincuenta.", en: "The sum counts its total twice: it says two hundred and fifty, when we sold one hundred and fifty.", focus: { block: 0, lines: [0] } },
        { es: "Ninguna línea está mal escrita. Lo que cambió, al unir, es qué representa cada fila.", en: "No line is badly written. What changed, when we joined, is what each row stands for." },
      ],
    },
    {
      title: "Primero agrega, después une",
      blocks: [
        {
          kind: "code",
          language: "sql",
          lines: ["WITH cobrado AS (", "  SELECT pedido_id, SUM(importe) AS importe", "  FROM pagos", "  GROUP BY pedido_id", ")", "SELECT SUM(p.total) AS vendido,", "       SUM(c.importe) AS cobrado", "FROM pedidos p", "LEFT JOIN cobrado c ON c.pedido_id = p.id;"],
        },
      ],
      narration: [
        { es: "La solución es devolver los pagos al mismo nivel que los pedidos antes de unir.", en: "The solution is to bring payments to the same level as orders before joining.", focus: { block: 0, lines: [0, 1, 2, 3, 4] } },
        { es: "Con GROUP BY queda, como mucho, una fila por pedido.", en: "With GROUP BY there is, at most, one row for each order.", focus: { block: 0, lines: [3] } },
        { es: "Ahora la unión es de uno a uno, y las dos sumas son correctas.", en: "Now the join is one to one, and both sums are right.", focus: { block: 0, lines: [5, 6] } },
        { es: "Usamos LEFT JOIN para no perder los pedidos que todavía no tienen ningún pago.", en: "We use LEFT JOIN so as not to lose the orders that have no payment yet.", focus: { block: 0, lines: [8] } },
      ],
    },
    {
      title: "Tu comprobación de diez segundos",
      blocks: [
        { kind: "code", language: "sql", lines: ["SELECT COUNT(*) AS filas,", "       COUNT(DISTINCT p.id) AS pedidos", "FROM pedidos p JOIN pagos g ON g.pedido_id = p.id;"] },
        { kind: "bullets", items: ["¿Filas y pedidos coinciden? La unión no multiplicó.", "¿No coinciden? Agrega antes de unir."] },
      ],
      narration: [
        { es: "Antes de confiar en una suma, cuenta las filas y cuenta los pedidos distintos.", en: "Before you trust a sum, count the rows and count the distinct orders.", focus: { block: 0, lines: [0, 1] } },
        { es: "Si los dos números coinciden, la unión no multiplicó nada.", en: "If both numbers match, the join multiplied nothing.", focus: { block: 1, lines: [0] } },
        { es: "Si no coinciden, ya sabes dónde mirar: agrega antes de unir.", en: "If they do not, you know where to look: aggregate before you join.", focus: { block: 1, lines: [1] } },
      ],
    },
    {
      title: "Ponlo a prueba",
      blocks: [
        { kind: "bullets", items: ["Tres tablas: cursos, lecciones y reseñas.", "¿Qué da AVG(reseñas.nota) si unes también lecciones?", "Pista: ¿cuántas veces aparece cada reseña?"] },
      ],
      narration: [
        { es: "Ahora te toca a ti. Tienes cursos, lecciones y reseñas, y quieres la nota media de cada curso.", en: "Now it is your turn. You have courses, lessons and reviews, and you want the average rating of each course.", focus: { block: 0, lines: [0] } },
        { es: "Si unes las tres tablas, cada reseña se repite una vez por cada lección del curso.", en: "If you join the three tables, each review is repeated once for each lesson of the course.", focus: { block: 0, lines: [2] } },
        { es: "Dentro de un curso, la media no cambia; pero el número de reseñas sí, y la media de toda la escuela también.", en: "Within one course, the average does not change; but the number of reviews does, and so does the average of the whole school." },
        { es: "Escribe la consulta de las dos maneras, y compara los números.", en: "Write the query both ways, and compare the numbers." },
      ],
    },
  ],
};
