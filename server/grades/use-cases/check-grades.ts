import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { compareGrades } from "../gradebook/compare-grades";
import type { CheckedGrades } from "../gradebook/dto";

const SHOWN = 500;

/**
 * Reads a file of grades and says what importing it would change, and, by line and column, what keeps it from being
 * imported. Changes nothing. Throws what `readGradeFile` throws.
 */
export async function checkGrades(ctx: Ctx, input: { courseId: string; text: string }): Promise<CheckedGrades> {
  await authorizeStudents(ctx, input.courseId);
  const { changes, faults, kept, seen } = await compareGrades(ctx, input);
  return { changes: changes.slice(0, SHOWN).map(({ setTo: _setTo, ...change }) => change), count: changes.length, faults: faults.slice(0, SHOWN), kept, seen };
}
