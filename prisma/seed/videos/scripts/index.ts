import type { LessonScriptInput } from "../lesson-script.ts";
import { sqlFilasQueLee } from "./sql-por-que-mi-consulta-es-lenta.ts";
import { sqlNullNoEsUnValor } from "./sql-null-no-es-un-valor.ts";
import { sqlQueRepresentaCadaFila } from "./sql-que-representa-cada-fila.ts";
import { typescriptIdentifiers } from "./typescript-identifiers-that-do-not-mix.ts";
import { typescriptImpossibleStates } from "./typescript-impossible-states.ts";
import { typescriptUnknownBeforeAny } from "./typescript-unknown-before-any.ts";

/** The demonstration lessons that have a video, in the order of their courses. */
export const lessonScripts: readonly LessonScriptInput[] = [
  sqlQueRepresentaCadaFila,
  sqlNullNoEsUnValor,
  sqlFilasQueLee,
  typescriptUnknownBeforeAny,
  typescriptImpossibleStates,
  typescriptIdentifiers,
];
