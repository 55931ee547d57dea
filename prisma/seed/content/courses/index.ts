import type { CourseSeed } from "../types.ts";
import { acessibilidadeASerio } from "./acessibilidade-a-serio/course.ts";
import { answersWithSources } from "./answers-with-sources/course.ts";
import { fearlessDeploys } from "./fearless-deploys/course.ts";
import { htmlQueTodosEntienden } from "./html-que-todos-entienden/course.ts";
import { portuguesParaEquipes } from "./portugues-para-equipes/course.ts";
import { preciosConCriterio } from "./precios-con-criterio/course.ts";
import { redesNeuronalesAMano } from "./redes-neuronales-a-mano/course.ts";
import { roteiroEEdicaoDeVideo } from "./roteiro-e-edicao-de-video/course.ts";
import { seguridadWebAplicada } from "./seguridad-web-aplicada/course.ts";
import { sistemasDeDiseno } from "./sistemas-de-diseno/course.ts";
import { sqlQueNoMiente } from "./sql-que-no-miente/course.ts";
import { statisticsForDecisions } from "./statistics-for-decisions/course.ts";
import { tuberiasDeDatos } from "./tuberias-de-datos/course.ts";
import { typescriptWithRigour } from "./typescript-with-rigour/course.ts";

/** Every course of the demo school, in the order in which the catalogue first shows them. */
export const courses: readonly CourseSeed[] = [
  sqlQueNoMiente,
  sistemasDeDiseno,
  typescriptWithRigour,
  preciosConCriterio,
  acessibilidadeASerio,
  statisticsForDecisions,
  htmlQueTodosEntienden,
  answersWithSources,
  seguridadWebAplicada,
  roteiroEEdicaoDeVideo,
  tuberiasDeDatos,
  fearlessDeploys,
  redesNeuronalesAMano,
  portuguesParaEquipes,
];
