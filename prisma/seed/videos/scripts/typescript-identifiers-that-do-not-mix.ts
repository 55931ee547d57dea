import type { LessonScriptInput } from "../lesson-script.ts";

export const typescriptIdentifiers: LessonScriptInput = {
  courseSlug: "typescript-with-rigour",
  courseTitle: "TypeScript with rigour",
  lessonSlug: "identifiers-that-do-not-mix",
  lessonTitle: "Identifiers that do not mix",
  language: "en",
  slides: [
    {
      title: "Two strings, one mistake",
      blocks: [
        { kind: "code", language: "ts", lines: ["function enroll(userId: string, courseId: string) { /* … */ }", "", "enroll(course.id, user.id);   // compiles"] },
        { kind: "statement", text: "To the compiler, a string is a string." },
      ],
      narration: [
        { en: "This function takes a user and a course, both as strings.", es: "Esta función recibe un usuario y un curso, ambos como texto.", focus: { block: 0, lines: [0] } },
        { en: "The call has them in the wrong order, and it compiles.", es: "La llamada los da en el orden equivocado, y compila.", focus: { block: 0, lines: [2] } },
        { en: "TypeScript compares types by their structure, so to the compiler a string is a string.", es: "TypeScript compara los tipos por su estructura: para el compilador, un texto es un texto.", focus: { block: 1, lines: [0] } },
        { en: "The mistake appears in production, as an empty page.", es: "El error aparece en producción, como una página vacía." },
      ],
    },
    {
      title: "A brand that weighs nothing",
      blocks: [
        { kind: "code", language: "ts", lines: ["declare const brand: unique symbol;", "type Branded<T, Name> = T & { readonly [brand]: Name };", "", "type UserId = Branded<string, \"UserId\">;", "type CourseId = Branded<string, \"CourseId\">;"] },
        { kind: "bullets", items: ["It exists only in the type: at run time it is still a string.", "Two different names make two types that do not mix."] },
      ],
      narration: [
        { en: "We can give each identifier a brand, a property that exists only in the type.", es: "Podemos dar a cada identificador una marca: una propiedad que solo existe en el tipo.", focus: { block: 0, lines: [0, 1] } },
        { en: "At run time nothing changes: it is still a plain string, and it costs nothing.", es: "Al ejecutar no cambia nada: sigue siendo un texto normal, y no cuesta nada.", focus: { block: 1, lines: [0] } },
        { en: "But a user ID and a course ID now carry different names, so they no longer mix.", es: "Pero un ID de usuario y uno de curso llevan ahora nombres distintos, y ya no se mezclan.", focus: { block: 0, lines: [3, 4] } },
      ],
    },
    {
      title: "One door in",
      blocks: [
        { kind: "code", language: "ts", lines: ["const pattern = /^usr_[a-z0-9]{12}$/;", "", "function toUserId(value: string): UserId {", "  if (!pattern.test(value)) {", "    throw new Error(`Not a user ID: ${value}`);", "  }", "  return value as UserId;", "}"] },
      ],
      narration: [
        { en: "How does a plain string become a user ID? Through one function, and only there.", es: "¿Cómo se convierte un texto en un ID de usuario? Con una función, y solo ahí.", focus: { block: 0, lines: [2] } },
        { en: "It checks the format first.", es: "Primero comprueba el formato.", focus: { block: 0, lines: [3, 4, 5] } },
        { en: "The assertion at the end is the only one this type needs, and the check above justifies it.", es: "La aserción del final es la única que este tipo necesita, y la comprobación anterior la justifica.", focus: { block: 0, lines: [6] } },
        { en: "Everywhere else, having a user ID means that somebody already checked it.", es: "En cualquier otro lugar, tener un ID de usuario significa que alguien ya lo comprobó." },
      ],
    },
    {
      title: "Now the mistake does not compile",
      blocks: [
        { kind: "code", language: "ts", lines: ["function enroll(userId: UserId, courseId: CourseId) { /* … */ }", "", "enroll(course.id, user.id);", "// error: 'CourseId' is not assignable to 'UserId'"] },
        { kind: "bullets", items: ["Start with identifiers and with money.", "Then with text that must be cleaned before it is shown."] },
      ],
      narration: [
        { en: "Change the signature, and the wrong call is refused before it ever runs.", es: "Cambia la firma, y la llamada equivocada se rechaza antes de ejecutarse.", focus: { block: 0, lines: [2, 3] } },
        { en: "A branded string can still be used wherever a plain string is expected.", es: "Un texto con marca se puede seguir usando donde se espera un texto normal." },
        { en: "Start with identifiers and with money, where a mix-up is expensive.", es: "Empieza por los identificadores y el dinero, donde una confusión sale cara.", focus: { block: 1, lines: [0] } },
        { en: "Then brand the text that must be cleaned before anybody sees it.", es: "Después, marca el texto que hay que limpiar antes de que nadie lo vea.", focus: { block: 1, lines: [1] } },
      ],
    },
    {
      title: "Try it yourself",
      blocks: [
        { kind: "code", language: "ts", lines: ["type Cents = Branded<number, \"Cents\">;", "", "function add(a: Cents, b: Cents): Cents {", "  return (a + b) as Cents;", "}"] },
        { kind: "bullets", items: ["What happens with add(price, 10)?", "Where should a number become Cents?"] },
      ],
      narration: [
        { en: "Try it with money. Here an amount is a number of cents, with its own brand.", es: "Pruébalo con dinero. Aquí un importe es un número de céntimos, con su propia marca.", focus: { block: 0, lines: [0] } },
        { en: "Adding two numbers gives a plain number, so the result needs its brand again.", es: "Sumar dos números da un número normal, así que el resultado necesita otra vez su marca.", focus: { block: 0, lines: [3] } },
        { en: "Adding a price and a bare ten is refused. Decide where a number may become money, and open only that door.", es: "Sumar un precio y un diez suelto se rechaza. Decide dónde un número puede volverse dinero, y abre solo esa puerta.", focus: { block: 1, lines: [0, 1] } },
      ],
    },
  ],
};
