import { expect, it } from "vitest";
import { namePackages } from "./name-packages";

const lesson = (slug: string, name: string) => ({
  slug, revisions: [{ kind: "package", content: null, file: { id: `fil_${slug}`, name, pathname: `packages/${slug}`, state: "ready", isPackage: true, removedAt: null } }],
});

it("gives every package of a course a name of its own, whatever the names of its files", () => {
  const { packages, fileOf } = namePackages([lesson("a", "curso-2.zip"), lesson("b", "curso.zip"), lesson("c", "curso.zip"), lesson("d", "CURSO 2.zip")]);
  const names = packages.map(({ name }) => name);
  expect(new Set(names).size).toBe(4);
  expect(names.slice(0, 2)).toEqual(["curso-2.zip", "curso.zip"]);
  expect([...fileOf.values()].map(({ file }) => file)).toEqual(names);
});
