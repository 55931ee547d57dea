import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import en from "@/messages/en/paths.json";
import es from "@/messages/es/paths.json";
import ptBr from "@/messages/pt-BR/paths.json";

it("says how many courses a step waits for, of one as of several", () => {
  const said = (locale: string, messages: typeof es) => [1, 2].map((missing) => createTranslator({ locale, messages, namespace: "own" })("stateText.open", { missing }));
  expect(said("es", es)).toEqual(["Falta 1 curso.", "Faltan 2 cursos."]);
  expect(said("en", en)).toEqual(["1 course left.", "2 courses left."]);
  expect(said("pt-BR", ptBr)).toEqual(["Falta 1 curso.", "Faltam 2 cursos."]);
});
