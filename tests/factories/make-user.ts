import { newId } from "@/lib/ids";
import type { RoleName } from "@/server/access";
import type { Db } from "@/server/platform/db/client";

/** An active, verified account with the given roles. */
export async function makeUser(db: Db, overrides: { name?: string; email?: string; roles?: RoleName[] } = {}) {
  const id = newId("user");
  const { name = "Ana Prueba", email = `${id}@example.com`, roles = ["student"] } = overrides;
  return db.user.create({
    data: {
      id,
      name,
      email,
      emailVerifiedAt: new Date(),
      roles: { create: roles.map((role) => ({ role })) },
    },
  });
}
