import type { LessonScriptInput } from "../lesson-script.ts";

export const typescriptImpossibleStates: LessonScriptInput = {
  courseSlug: "typescript-with-rigour",
  courseTitle: "TypeScript with rigour",
  lessonSlug: "make-impossible-states-impossible",
  lessonTitle: "Make impossible states impossible",
  language: "en",
  slides: [
    {
      title: "Three flags, eight states",
      layout: "split",
      blocks: [
        { kind: "code", language: "ts", lines: ["type Upload = {", "  loading: boolean;", "  error?: Error;", "  url?: string;", "};"] },
        { kind: "bullets", items: ["Loading and failed at once?", "Finished, but without an address?", "Failed, and still with an address?"] },
      ],
      narration: [
        { en: "Here is an upload, described with three independent fields.", es: "Esta es una subida, descrita con tres campos independientes.", focus: { block: 0, lines: [1, 2, 3] } },
        { en: "Three fields that can each be present or not make eight combinations.", es: "Tres campos que pueden estar o no estar dan ocho combinaciones." },
        { en: "Can it be loading and failed at once? The type says yes.", es: "¿Puede estar cargando y haber fallado a la vez? El tipo dice que sí.", focus: { block: 1, lines: [0] } },
        { en: "Can it be finished without an address? Also yes. Every reader has to guess.", es: "¿Puede haber terminado sin dirección? También. Quien lo lea tiene que adivinar.", focus: { block: 1, lines: [1] } },
      ],
    },
    {
      title: "One case for each state",
      blocks: [
        { kind: "code", language: "ts", lines: ["type Upload =", "  | { state: \"sending\"; percent: number }", "  | { state: \"failed\"; error: Error }", "  | { state: \"done\"; url: string };"] },
        { kind: "bullets", items: ["The field state tells the cases apart.", "Each case carries what makes sense in it, and nothing else."] },
      ],
      narration: [
        { en: "Write the states that exist, as a union with one case for each.", es: "Escribe los estados que existen, como una unión con un caso para cada uno.", focus: { block: 0, lines: [1, 2, 3] } },
        { en: "A shared field with a literal type tells them apart.", es: "Un campo común, de tipo literal, los distingue.", focus: { block: 1, lines: [0] } },
        { en: "The error exists only when it failed, and the address only when it is done.", es: "El error existe solo si falló, y la dirección solo si terminó.", focus: { block: 0, lines: [2, 3] } },
        { en: "Eight combinations became three, and the five that made no sense cannot be written.", es: "Ocho combinaciones pasaron a ser tres, y las cinco sin sentido no se pueden escribir." },
      ],
    },
    {
      title: "Let the compiler count the cases",
      blocks: [
        { kind: "code", language: "ts", lines: ["function label(upload: Upload): string {", "  switch (upload.state) {", "    case \"sending\": return `${upload.percent} %`;", "    case \"failed\": return upload.error.message;", "    case \"done\": return upload.url;", "    default: return unreachable(upload);", "  }", "}", "", "function unreachable(value: never): never {", "  throw new Error(`Unexpected ${JSON.stringify(value)}`);", "}"] },
      ],
      narration: [
        { en: "In each branch of the switch, the compiler knows which fields are there.", es: "En cada rama del switch, el compilador sabe qué campos existen.", focus: { block: 0, lines: [2, 3, 4] } },
        { en: "After the three cases nothing is left, and the type of what remains is never.", es: "Tras los tres casos no queda nada, y el tipo de lo que resta es never.", focus: { block: 0, lines: [5] } },
        { en: "Add a fourth state tomorrow, and this line stops compiling.", es: "Añade mañana un cuarto estado, y esta línea dejará de compilar.", focus: { block: 0, lines: [5] } },
        { en: "The compiler gives you the list of every place that must decide.", es: "El compilador te da la lista de todos los lugares que deben decidir.", focus: { block: 0, lines: [9, 10, 11] } },
      ],
    },
    {
      title: "When to reach for it",
      blocks: [
        { kind: "bullets", items: ["Two optional fields that are never present together.", "A boolean that decides whether another field makes sense.", "A comment that says: only when it is paid."] },
        { kind: "statement", text: "If a comment explains which combinations are valid, a type can say it better." },
      ],
      narration: [
        { en: "Three signs tell you that a union is hiding in your type.", es: "Tres señales te dicen que hay una unión escondida en tu tipo." },
        { en: "Two optional fields that never come together.", es: "Dos campos opcionales que nunca aparecen juntos.", focus: { block: 0, lines: [0] } },
        { en: "A boolean that decides whether another field makes sense.", es: "Un booleano que decide si otro campo tiene sentido.", focus: { block: 0, lines: [1] } },
        { en: "Or a comment that explains which combinations are valid.", es: "O un comentario que explica qué combinaciones son válidas.", focus: { block: 0, lines: [2] } },
        { en: "Turn that comment into a type, and it will be true forever.", es: "Convierte ese comentario en un tipo, y será cierto para siempre.", focus: { block: 1, lines: [0] } },
      ],
    },
    {
      title: "Try it yourself",
      layout: "split",
      blocks: [
        { kind: "code", language: "ts", lines: ["type Order = {", "  paid: boolean;", "  paidAt?: Date;", "  refundedAt?: Date;", "};"] },
        { kind: "bullets", items: ["Which combinations make sense?", "Write one case for each of them.", "Can an unpaid order be refunded?"] },
      ],
      narration: [
        { en: "Now it is your turn, with an order that can be paid and refunded.", es: "Ahora te toca a ti, con un pedido que se puede pagar y devolver.", focus: { block: 0, lines: [1, 2, 3] } },
        { en: "List the combinations that make sense, and write one case for each.", es: "Haz la lista de las combinaciones con sentido, y escribe un caso para cada una.", focus: { block: 1, lines: [0, 1] } },
        { en: "If your type still lets an unpaid order be refunded, look again.", es: "Si tu tipo aún permite devolver un pedido sin pagar, vuelve a mirarlo.", focus: { block: 1, lines: [2] } },
      ],
    },
  ],
};
