import { md, option, plain } from "../../quiz-parts.ts";
import type { QuizSeed } from "../../types.ts";

/** Módulo 1: el documento, los títulos y regiones, los enlaces y botones. */
export const repasoDelModuloUno: QuizSeed = {
  kind: "quiz",
  passingScore: 70,
  attempts: null,
  timeLimitMinutes: null,
  shuffle: false,
  review: "each_attempt",
  questions: [
    {
      type: "single",
      prompt: md("¿Qué le dice `lang=\"es\"` a un lector de pantalla?"),
      options: [
        option("voz", "Con qué voz y qué pronunciación leer la página", true, "Sin ese atributo puede leer español con pronunciación inglesa."),
        option("traducir", "Que ofrezca traducir la página", false, "Traducir es asunto del navegador, y se guía por otras señales."),
        option("teclado", "Qué distribución de teclado usar", false, "La distribución la elige cada persona en su sistema."),
        option("pais", "En qué país está el servidor", false, "El idioma del texto no dice nada de dónde está guardado."),
      ],
      rationale: plain("El idioma del documento elige la voz. Vale también para el corrector y para partir palabras al final de la línea."),
    },
    {
      type: "multiple",
      prompt: plain("¿Cuáles de estos elementos crean una región por la que se puede saltar?"),
      scoring: "rightMinusWrong",
      points: 2,
      options: [option("main", "<main>", true), option("nav", "<nav>", true), option("div", "<div>", false, "Un div no significa nada: por eso sirve para dar estilo y no para orientarse."), option("span", "<span>", false)],
      rationale: plain("main y nav son regiones por sí mismas. Un div solo lo sería con un papel y un nombre puestos a mano."),
    },
    {
      type: "boolean",
      prompt: plain("Un título de nivel 4 puede seguir a uno de nivel 2 si así se ve del tamaño correcto."),
      correct: false,
      feedbackTrue: plain("El tamaño es trabajo de la hoja de estilos; el nivel dice qué contiene a qué."),
      rationale: plain("Quien recorre la página por títulos entiende que falta una sección cuando un nivel se salta."),
    },
    {
      type: "shortText",
      prompt: plain("¿Qué elemento usas para algo que borra un libro del catálogo sin salir de la página? Escribe solo el nombre."),
      accepted: [{ text: "button" }, { text: "<button>" }, { text: "botón" }],
      ignoreAccents: true,
      rationale: plain("Hace algo, no lleva a ningún lugar: es un botón. Responde a Enter y a la barra espaciadora sin escribir nada."),
    },
    {
      type: "cloze",
      prompt: plain("Un enlace lleva a un [[g1]] y un botón hace [[g2]]. Cada página tiene un solo título de nivel [[g3]]."),
      points: 3,
      gaps: [
        { id: "g1", kind: "choice", options: [option("lugar", "lugar", true), option("color", "color", false), option("estilo", "estilo", false)] },
        { id: "g2", kind: "choice", options: [option("algo", "algo", true), option("nada", "nada", false), option("texto", "texto", false)] },
        { id: "g3", kind: "numeric", accepted: [{ kind: "value", value: 1 }] },
      ],
      rationale: plain("El nivel 1 nombra la página entera. Los demás niveles la dividen."),
    },
    {
      type: "matching",
      prompt: plain("Une cada elemento con lo que guarda."),
      points: 2,
      prompts: [{ id: "p1", text: plain("<header>") }, { id: "p2", text: plain("<main>") }, { id: "p3", text: plain("<footer>") }],
      targets: [{ id: "t1", text: plain("La presentación de la página") }, { id: "t2", text: plain("Lo que solo está en esta página") }, { id: "t3", text: plain("Los datos de contacto y los avisos") }, { id: "t4", text: plain("Los estilos") }],
      pairs: [{ prompt: "p1", target: "t1" }, { prompt: "p2", target: "t2" }, { prompt: "p3", target: "t3" }],
      rationale: plain("Los estilos no son contenido: se enlazan desde head."),
    },
    {
      type: "ordering",
      prompt: plain("Ordena las líneas de un documento mínimo, de arriba abajo."),
      scoring: "perPosition",
      points: 2,
      items: [{ id: "i1", text: plain("<!doctype html>") }, { id: "i2", text: plain('<html lang="es">') }, { id: "i3", text: plain("<head>") }, { id: "i4", text: plain("<body>") }],
      rationale: plain("El doctype va antes que todo: sin él, el navegador imita errores de hace veinte años."),
    },
  ],
};
