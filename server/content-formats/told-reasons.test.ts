import { describe, expect, it } from "vitest";
import { loadReasonTeller } from "@/lib/i18n/load-import-reasons";
import { reasonOf } from "@/server/bundles/bundle-report";
import { readYaml } from "@/server/bundles/yaml-text";
import { importQuestions } from "./import-questions";
import { readZip } from "./read-zip";

async function tellFile(name: string, source: string): Promise<string[]> {
  const tell = await loadReasonTeller("es");
  const { items } = await importQuestions(name, new TextEncoder().encode(source));
  return items.flatMap(({ reason }) => (reason === null ? [] : [tell(reason, () => null) ?? reason]));
}

async function tellFault(read: () => unknown): Promise<string> {
  const tell = await loadReasonTeller("es");
  try {
    await read();
    return "";
  } catch (error) {
    const reason = reasonOf(error);
    return tell(reason, () => null) ?? reason;
  }
}

describe("what a teacher who reads Spanish is told of a file", () => {
  it.each([
    ["a.gift", "Una{~a ~b}", ["Ninguna opción está marcada como correcta."]],
    ["a.txt", "Una\nA. sí\nANSWER: A\n", ["Línea 1: Una pregunta necesita dos opciones o más."]],
    ["a.csv", "question,option_a,option_b,correct\nUna,sí,no,z\n", ["Línea 2: «z» no es ninguna de las opciones."]],
    ["a.xml", '<quiz><question type="calculated"/></quiz>', ["Línea 1: El tipo de pregunta calculated de Moodle no existe aquí."]],
    ["a.xml", "<quiz><question></quiz>", ["Línea 1: El XML está mal formado: se cierra una etiqueta que no estaba abierta."]],
    ["a.xml", "<quiz>", ["Línea 1: El XML está mal formado: falta cerrar la etiqueta quiz"]],
    ["a.xml", "<quiz></quiz></quiz>", ["Línea 1: El XML está mal formado: se cierra la etiqueta quiz, que no estaba abierta."]],
    ["a.xml", "<!-- -->", ["Línea 1: El XML está mal formado: el archivo está vacío."]],
    ["a.xml", '<quiz a"="b"/>', ["Línea 1: El XML está mal formado: el nombre de un atributo lleva un signo que no se admite."]],
  ])("%s %j", async (name, source, told) => {
    expect(await tellFile(name, source)).toEqual(told);
  });

  it.each([
    ["a: 1\na: 2\n", "Línea 2: El YAML no se puede leer: un campo está dos veces (línea 2, columna 1)"],
    ["a: b: c\n", "Línea 1: El YAML no se puede leer: hay dos puntos de más, pon el texto entre comillas (línea 1, columna 4)"],
    ["a:\n  b: 1\n c: 2\n", "Línea 3: El YAML no se puede leer: los campos deben empezar en la misma columna (línea 3, columna 1)"],
    ['a: "b\n', "Línea 2: El YAML no se puede leer: faltan las comillas de cierre: \" (línea 2, columna 1)"],
  ])("a YAML of %j", async (source, told) => {
    expect(await tellFault(() => readYaml(source))).toBe(told);
  });

  it("an archive that is none", async () => {
    expect(await tellFault(() => readZip(new Uint8Array(40)))).toBe("El archivo comprimido está dañado o no es seguro (no es un ZIP o está incompleto). Comprímelo otra vez.");
  });
});
