import { afterAll, beforeAll, beforeEach } from "vitest";
import type { AddLessonInput } from "@/lib/schemas/authoring";
import { addLesson } from "@/server/authoring";
import { startTestDatabase, type TestDatabase } from "./database";
import { studioScene, type StudioScene } from "./studio-scene";

/** Gives every test of a file a studio of its own, in one database, with a new lesson in its course's module. */
export function everyTestInStudio(lesson: Omit<AddLessonInput, "moduleId">, take: (studio: { database: TestDatabase; scene: StudioScene; lessonId: string }) => void): void {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const scene = await studioScene(database.db);
    const { lessonId } = await addLesson(scene.ctx, { courseId: scene.courseId, lesson: { moduleId: scene.moduleId, ...lesson } });
    take({ database, scene, lessonId });
  });
}
