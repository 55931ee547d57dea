import type { QuestionInput } from "@/lib/schemas/questions";
import { md, option, plain } from "../quiz-parts.ts";

const [EASY, MEDIUM, HARD] = [0.2, 0.5, 0.8];

const questions: QuestionInput[] = [
  {
    type: "single", prompt: md("¿Qué devuelve `SELECT count(telefono) FROM clientes` si hay 10 clientes y 3 no tienen teléfono?"), tags: ["nulos", "agregar"], difficulty: EASY,
    options: [option("siete", "7", true), option("diez", "10", false, "count(*) contaría las filas; count de una columna salta los nulos."), option("tres", "3", false), option("nulo", "NULL", false)],
    rationale: plain("count de una columna cuenta los valores que no son nulos."),
  },
  {
    type: "boolean", prompt: md("`WHERE ciudad <> 'Lima'` deja fuera a los clientes cuya ciudad es nula."), correct: true, tags: ["nulos", "filtrar"], difficulty: MEDIUM,
    rationale: plain("Comparar con nulo no da verdadero ni falso, y WHERE solo deja pasar lo verdadero."),
  },
  {
    type: "single", prompt: md("Un pedido tiene cinco líneas. Unes `pedidos` con `lineas` y sumas `pedidos.envio`. ¿Qué pasa con ese envío?"), tags: ["unir", "agregar"], difficulty: HARD,
    options: [option("cinco", "Se suma cinco veces", true, "Cada línea repite la fila de su pedido."), option("una", "Se suma una vez", false), option("cero", "No se suma", false), option("error", "La consulta falla", false)],
    rationale: plain("La unión repite el pedido por cada línea: hay que sumar el envío antes de unir."),
  },
  {
    type: "multiple", prompt: plain("¿Qué uniones pueden dejar en el resultado filas de la tabla izquierda sin pareja?"), scoring: "rightMinusWrong", points: 2, tags: ["unir"], difficulty: MEDIUM,
    options: [option("left", "LEFT JOIN", true), option("full", "FULL JOIN", true), option("inner", "INNER JOIN", false, "Solo deja las parejas."), option("cross", "CROSS JOIN", false)],
    rationale: plain("LEFT y FULL conservan las filas de la izquierda y llenan el otro lado con nulos."),
  },
  {
    type: "shortText", prompt: md("¿Con qué cláusula se filtran los grupos después de `GROUP BY`?"), accepted: [{ text: "HAVING" }], tags: ["agregar", "filtrar"], difficulty: EASY,
    rationale: plain("WHERE filtra filas antes de agrupar; HAVING, grupos después."),
  },
  {
    type: "numeric", prompt: md("La tabla `a` tiene 4 filas y la `b` tiene 3. ¿Cuántas filas devuelve `a CROSS JOIN b`?"), accepted: [{ kind: "value", value: 12 }], tags: ["unir"], difficulty: EASY,
    rationale: plain("Cada fila de una con cada fila de la otra: 4 × 3."),
  },
  {
    type: "ordering", prompt: plain("Ordena las cláusulas como la base de datos las resuelve."), tags: ["filtrar", "agregar"], difficulty: MEDIUM,
    items: [["from", "FROM y JOIN"], ["where", "WHERE"], ["group", "GROUP BY"], ["having", "HAVING"], ["select", "SELECT"], ["order", "ORDER BY"]].map(([id = "", words = ""]) => ({ id, text: plain(words) })),
    rationale: plain("Por eso WHERE no conoce los nombres que SELECT inventa, y ORDER BY sí."),
  },
  {
    type: "matching", prompt: plain("¿Qué función de ventana responde a cada pregunta?"), points: 3, tags: ["ventanas"], difficulty: HARD,
    prompts: [{ id: "anterior", text: plain("¿Cuánto vendimos el mes anterior?") }, { id: "puesto", text: plain("¿En qué puesto queda cada tienda, con empates?") }, { id: "acumulado", text: plain("¿Cuánto llevamos hasta hoy?") }],
    targets: [{ id: "lag", text: plain("lag") }, { id: "rank", text: plain("rank") }, { id: "suma", text: plain("sum con ORDER BY en la ventana") }],
    pairs: [{ prompt: "anterior", target: "lag" }, { prompt: "puesto", target: "rank" }, { prompt: "acumulado", target: "suma" }],
  },
  {
    type: "cloze", prompt: md("Para quedarse con el último pedido de cada cliente se numeran con [[g1]]() por cliente, ordenados por fecha [[g2]], y se filtra el número [[g3]]."), points: 3, tags: ["ventanas"], difficulty: HARD,
    gaps: [
      { id: "g1", kind: "text", accepted: [{ text: "row_number" }] },
      { id: "g2", kind: "choice", options: [option("desc", "descendente", true), option("asc", "ascendente", false)] },
      { id: "g3", kind: "numeric", accepted: [{ kind: "value", value: 1 }] },
    ],
    rationale: plain("La numeración empieza de nuevo en cada cliente; el primero en orden descendente es el último en el tiempo."),
  },
  {
    type: "single", prompt: md("¿Qué hace `coalesce(descuento, 0)`?"), tags: ["nulos"], difficulty: EASY,
    options: [option("cero", "Da 0 donde el descuento es nulo", true), option("borra", "Borra las filas sin descuento", false), option("maximo", "Da el mayor de los dos", false), option("texto", "Convierte el descuento en texto", false)],
    rationale: plain("coalesce devuelve el primero de sus argumentos que no es nulo."),
  },
  {
    type: "boolean", prompt: md("`UNION` y `UNION ALL` devuelven siempre las mismas filas."), correct: false, tags: ["unir"], difficulty: EASY,
    feedbackTrue: plain("UNION quita las filas repetidas, y eso cuesta tiempo."),
  },
  {
    type: "single", prompt: md("¿Por qué `NOT IN (SELECT cliente_id FROM bajas)` puede no devolver nada?"), tags: ["nulos", "filtrar"], difficulty: HARD,
    options: [option("nulo", "Porque basta un nulo en la lista para que ninguna comparación sea verdadera", true), option("vacia", "Porque la lista puede estar vacía", false, "Con la lista vacía pasan todas las filas."), option("indice", "Porque falta un índice", false), option("orden", "Porque la lista no está ordenada", false)],
    rationale: plain("NOT EXISTS no tiene este problema."),
  },
];

/** Sirve en todos los cursos de datos de Nayra Quispe. */
export const consultasDeSql = { slug: "consultas-de-sql", title: "Consultas de SQL", language: "es", questions };
