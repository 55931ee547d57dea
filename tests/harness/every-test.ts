import { afterAll, beforeAll } from "vitest";
import { startTestDatabase, type TestDatabase } from "./database";
import { setTestEnv } from "./test-env";

/** One database for all tests of a file, with the environment that they need; `take` gets it before the first. */
export function everyTestOnDatabase(take: (database: TestDatabase) => void): void {
  let database: TestDatabase;
  beforeAll(async () => {
    setTestEnv();
    database = await startTestDatabase();
    take(database);
  });
  afterAll(() => database.close());
}
