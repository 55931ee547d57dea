import type { LessonScriptInput } from "../lesson-script.ts";

export const typescriptUnknownBeforeAny: LessonScriptInput = {
  courseSlug: "typescript-with-rigour",
  courseTitle: "TypeScript with rigour",
  lessonSlug: "unknown-before-any",
  lessonTitle: "Unknown before any",
  language: "en",
  slides: [
    {
      title: "What any really says",
      blocks: [
        { kind: "code", language: "ts", lines: ["const data: any = JSON.parse(body);", "data.user.name.toUpperCase();", "const total: number = data.total;"] },
        { kind: "bullets", items: ["any switches the checker off, and the silence spreads.", "Nothing here is known to be true."] },
      ],
      narration: [
        { en: "The type any does not mean that a value can be anything.", es: "El tipo any no significa que un valor pueda ser cualquier cosa." },
        { en: "It means that you asked the compiler to stop looking.", es: "Significa que le pediste al compilador que dejara de mirar.", focus: { block: 0, lines: [0] } },
        { en: "This line compiles, and fails at run time if there is no user.", es: "Esta línea compila, y falla al ejecutarse si no hay un usuario.", focus: { block: 0, lines: [1] } },
        { en: "Worse, the silence spreads: total now claims to be a number, and nobody checked.", es: "Peor aún, el silencio se extiende: total dice ser un número, y nadie lo comprobó.", focus: { block: 0, lines: [2] } },
      ],
    },
    {
      title: "unknown asks for proof",
      blocks: [
        { kind: "code", language: "ts", lines: ["const data: unknown = JSON.parse(body);", "", "data.total;            // error: 'data' is of type 'unknown'", "", "if (typeof data === \"string\") {", "  data.toUpperCase();  // string, because we checked", "}"] },
      ],
      narration: [
        { en: "The type unknown can also hold every value.", es: "El tipo unknown también puede contener cualquier valor.", focus: { block: 0, lines: [0] } },
        { en: "The difference is that you can do almost nothing with it until you prove what it is.", es: "La diferencia es que no puedes hacer casi nada con él hasta demostrar qué es.", focus: { block: 0, lines: [2] } },
        { en: "A check narrows the type, and inside the braces the compiler knows what you know.", es: "Una comprobación estrecha el tipo, y dentro de las llaves el compilador sabe lo que tú sabes.", focus: { block: 0, lines: [4, 5] } },
      ],
    },
    {
      title: "Prove it once, at the edge",
      blocks: [
        { kind: "code", language: "ts", lines: ["import { z } from \"zod\";", "", "const Order = z.object({", "  id: z.string(),", "  total: z.number().int().nonnegative(),", "});", "type Order = z.infer<typeof Order>;", "", "const order: Order = Order.parse(JSON.parse(body));"] },
      ],
      narration: [
        { en: "For real data, checking by hand is long, so describe its shape once with a schema.", es: "Con datos reales, comprobar a mano es largo: describe la forma una vez, con un esquema.", focus: { block: 0, lines: [2, 3, 4, 5] } },
        { en: "The static type is inferred from it, so the two can never disagree.", es: "El tipo estático se deduce de él, así que nunca pueden contradecirse.", focus: { block: 0, lines: [6] } },
        { en: "Parse returns an order, or throws an error that names the field that is wrong.", es: "Parse devuelve un pedido, o lanza un error que nombra el campo equivocado.", focus: { block: 0, lines: [8] } },
        { en: "From here inwards, every function can trust its arguments.", es: "De aquí hacia adentro, cada función puede confiar en sus argumentos." },
      ],
    },
    {
      title: "Where the edge is",
      blocks: [
        { kind: "bullets", items: ["What people send: forms, addresses, files.", "What other programs answer: APIs, queues, webhooks.", "What you stored before the last deployment.", "Errors: in a catch clause, a thrown value is unknown."] },
      ],
      narration: [
        { en: "Look for the places where data enters your program.", es: "Busca los lugares por donde entran datos a tu programa." },
        { en: "What people send, and what other programs answer.", es: "Lo que envían las personas, y lo que responden otros programas.", focus: { block: 0, lines: [0, 1] } },
        { en: "Also what you stored yourself, in the shape it had last year.", es: "También lo que guardaste tú, con la forma que tenía el año pasado.", focus: { block: 0, lines: [2] } },
        { en: "And errors, because in JavaScript anything can be thrown.", es: "Y los errores, porque en JavaScript se puede lanzar cualquier cosa.", focus: { block: 0, lines: [3] } },
        { en: "At each of those places, write unknown first, and prove the rest.", es: "En cada uno de esos lugares, escribe primero unknown, y demuestra lo demás." },
      ],
    },
    {
      title: "Try it yourself",
      layout: "split",
      blocks: [
        { kind: "code", language: "ts", lines: ["try {", "  await save(order);", "} catch (error: unknown) {", "  if (error instanceof Error) {", "    report(error.message);", "  } else {", "    report(String(error));", "  }", "}"] },
        { kind: "bullets", items: ["Turn on strict in your configuration.", "Search your project for any.", "Replace one, and follow the errors."] },
      ],
      narration: [
        { en: "Here is a small exercise: turn on strict, and search your own project for the word any.", es: "Un pequeño ejercicio: activa strict, y busca la palabra any en tu propio proyecto.", focus: { block: 1, lines: [0, 1] } },
        { en: "Replace one of them with unknown, and read the errors that appear.", es: "Sustituye uno por unknown, y lee los errores que aparecen.", focus: { block: 1, lines: [2] } },
        { en: "Each error is a question that your code was not asking, such as this one in a catch clause.", es: "Cada error es una pregunta que tu código no hacía, como esta en una cláusula catch.", focus: { block: 0, lines: [2, 3] } },
      ],
    },
  ],
};
