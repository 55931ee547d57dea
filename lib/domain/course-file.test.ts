import { expect, it } from "vitest";
import { isProgramName, refuseFileName } from "./course-file";

it.each(["constructor", "__proto__", "CONSTRUCTOR"])("takes no file of a type that nothing knows: .%s", (extension) => {
  expect(refuseFileName(`tarea.${extension}`)).toBe("type_unknown");
  expect(isProgramName(`tarea.${extension}`)).toBe(false);
});
