export interface ReviewSeed {
  readonly course: string;
  /** The name of a student in `people.ts`. */
  readonly author: string;
  readonly rating: 3 | 4 | 5;
  readonly text: string;
}

function reviewsOf(course: string, entries: readonly (readonly [author: string, rating: 3 | 4 | 5, text: string])[]): ReviewSeed[] {
  return entries.map(([author, rating, text]) => ({ course, author, rating, text }));
}

/** Reviews in each course's language; at most one per person and course. */
export const reviews: readonly ReviewSeed[] = [
  ...reviewsOf("sql-que-no-miente", [
    ["Marisol Huamán", 5, "Llegué por un informe que tardaba nueve minutos. En el módulo 2 ya sabía qué medir. Quedó en cuatro segundos."],
    ["Ciro Balmaceda", 4, "Exige. La lección de bloqueos me tomó dos tardes y es la que más uso en el trabajo."],
    ["Ailén Curihual", 5, "Escribir la predicción antes de ejecutar me cambió la forma de trabajar. Casi siempre me equivoco, y ahora sé en qué."],
    ["Ezequiel Ponce", 4, "Muy claro. Me hubiera gustado una lección más sobre particiones."],
    ["Yadira Cedeño", 5, "Encontré una unión que duplicaba los ingresos del tablero desde marzo. Lo del NOT IN también estaba. Un poco de vergüenza y mucho alivio."],
    ["Jordi Puigdomènech", 3, "El contenido es excelente, pero uso MySQL y los planes no se ven igual. La página lo avisa, así que la culpa es mía."],
    ["Luana Figueiredo", 5, "Fiz em espanhol sem problema. A base de dados se cria em menos de um minuto e todos os números batem."],
  ]),
  ...reviewsOf("sistemas-de-diseno", [
    ["Camila Etcheverry", 5, "El inventario convenció a mi jefe en diez minutos, después de un año de presentaciones."],
    ["Bruno Salvatierra", 5, "La mitad del curso es sobre personas, y era la mitad que me faltaba."],
    ["Dulce María Cano", 4, "La crítica en grupo vale el precio. Los jueves terminaba tarde para México, pero quedaba grabado."],
    ["Paula Iturralde", 5, "Borramos la mitad de las propiedades del botón y nadie las extrañó."],
  ]),
  ...reviewsOf("precios-con-criterio", [
    ["Abril Montenegro", 5, "Hice la cuenta de mi hora y lloré. Después subí el precio y no se fue nadie."],
    ["Itzel Ramírez", 5, "Corto, con números y sin vender humo. La tabla de los descuentos está pegada en mi pared."],
    ["Nehuén Acosta", 4, "Muy bueno para servicios. Para productos con stock faltan algunas cosas, pero el punto de equilibrio me sirvió igual."],
    ["Dulce María Cano", 5, "Dejé de escribir «lamento informarte». Con eso ya valió la pena."],
    ["Ezequiel Ponce", 4, "Sencillo y honesto. Ojalá hubiera una segunda parte sobre contratos."],
  ]),
  ...reviewsOf("html-que-todos-entienden", [
    ["Paula Iturralde", 5, "Llevo seis años programando y no sabía para qué servía el scope de una tabla."],
    ["Yadira Cedeño", 5, "Empecé de cero. Mi primera página la puede usar mi papá con su lector de pantalla."],
    ["Jordi Puigdomènech", 4, "Breve y muy bien escrito. La revisión de cinco minutos ya es parte de nuestra lista."],
    ["Ailén Curihual", 5, "Por fin alguien explica el porqué de cada línea del documento mínimo."],
    ["Nehuén Acosta", 4, "Me gustó que casi no haya CSS. Se aprende a pensar en el contenido."],
  ]),
  ...reviewsOf("seguridad-web-aplicada", [
    ["Bruno Salvatierra", 5, "Hice la comprobación de la lección de permisos en nuestra aplicación y fallaron dos descargas. Arregladas el mismo día."],
    ["Ciro Balmaceda", 5, "Cada falla viene con la prueba que la detecta. Eso no lo vi en ningún otro curso."],
    ["Itzel Ramírez", 4, "Denso pero justo. La parte de contraseñas me obligó a reescribir código que yo misma había copiado."],
    ["Marisol Huamán", 5, "Rotamos una clave por primera vez sin cortar el servicio. Ensayarlo era el secreto."],
  ]),
  ...reviewsOf("tuberias-de-datos", [
    ["Ailén Curihual", 5, "Desde que la carga se puede repetir dejé de poner el despertador a las tres."],
    ["Ezequiel Ponce", 4, "Todo corre con Python y nada más. Eché de menos ver un orquestador, aunque entiendo por qué no está."],
    ["Marisol Huamán", 5, "La hora del hecho y la hora de llegada. Con esa sola idea cerramos una discusión de meses."],
    ["Camila Etcheverry", 4, "Vine desde el curso de SQL. La lección de fechas debería ser obligatoria en todos los equipos."],
  ]),
  ...reviewsOf("redes-neuronales-a-mano", [
    ["Jordi Puigdomènech", 5, "Había visto la retropropagación tres veces. Esta es la primera que la hice."],
    ["Nehuén Acosta", 5, "La hoja con los números de ida y vuelta la tengo guardada. El comprobador de gradientes me encontró dos errores."],
    ["Itzel Ramírez", 4, "Pide oxígeno en el segundo módulo si tienes oxidadas las derivadas, pero se puede."],
  ]),
  ...reviewsOf("typescript-with-rigour", [
    ["Callum Reid", 5, "We deleted eleven boolean props in a week, and two bugs went with them."],
    ["Anita Krishnan", 5, "“Narrowing is a proof” is the explanation I wish I had been given five years ago."],
    ["Siobhán Kelleher", 4, "Dense in the best sense. Module 4 assumes more patience with generics than I had on a Friday."],
    ["Jamal Whitaker", 5, "No gymnastics, just code you can ship. The parser lesson replaced a dependency we barely used."],
    ["Gabriel Moura", 4, "Clear English, easy to follow for a non-native speaker. I would love more exercises per lesson."],
  ]),
  ...reviewsOf("fearless-deploys", [
    ["Grace Ndlovu", 5, "We rehearsed the rollback on a Monday and it failed. Best Monday of the quarter."],
    ["Callum Reid", 4, "Short and practical. The health check lesson explained our worst outage in one table."],
    ["Hannah Lindqvist", 5, "Flags with an expiry date and a failing test. So simple, and nobody does it."],
    ["Siobhán Kelleher", 5, "The review template changed the tone of our meetings. Three actions, all done a month later."],
  ]),
  ...reviewsOf("statistics-for-decisions", [
    ["Anita Krishnan", 5, "I finally stopped saying “not significant, so it does not work”."],
    ["Jamal Whitaker", 5, "Running the peeking simulation in front of my team did more than a year of arguing."],
    ["Hannah Lindqvist", 4, "Very little maths and no hand-waving. I would have liked a lesson on ratios and revenue."],
    ["Paula Iturralde", 4, "Good examples, and the sentences at the end of each lesson go straight into my reports."],
    ["Grace Ndlovu", 3, "Well made, but I already knew half of it. If you have taken a university course, skim module 1."],
  ]),
  ...reviewsOf("answers-with-sources", [
    ["Hannah Lindqvist", 5, "BM25 beat our vector search on product codes by a mile. Humbling, and fixed in an afternoon."],
    ["Jamal Whitaker", 5, "The verifier is forty lines and caught an invented figure in our first demo."],
    ["Anita Krishnan", 4, "The clinic on real documents is where it all comes together. Bring ugly PDFs."],
  ]),
  ...reviewsOf("portugues-para-equipes", [
    ["Aparecida Nunes", 5, "Mandei a primeira lição para a equipe inteira. As mensagens caíram pela metade."],
    ["João Vítor Sampaio", 5, "As cinco tesouras funcionam. Meu relatório semanal agora cabe em uma tela."],
    ["Camila Etcheverry", 5, "Hablo español y trabajo con brasileños. A lição dos falsos cognatos me salvó de un «esquisito» en una cena con clientes."],
    ["Ruy Alencar", 4, "Direto e bem-humorado. Senti falta de uma lição só sobre apresentações."],
  ]),
  ...reviewsOf("acessibilidade-a-serio", [
    ["Luana Figueiredo", 5, "Parei de pedir “um pouco mais de contraste” e passei a pedir um número."],
    ["Gabriel Moura", 5, "Consertamos o foco de todas as janelas em uma tarde. Deveríamos ter feito isso há anos."],
    ["Iracema Duarte", 4, "Uso leitor de tela e fiz o curso por curiosidade. É correto, respeitoso e prático. Podia ter mais sobre dispositivos móveis."],
    ["João Vítor Sampaio", 5, "O modelo de achado virou padrão na empresa. Ninguém mais pergunta o que é para fazer."],
  ]),
  ...reviewsOf("roteiro-e-edicao-de-video", [
    ["Iracema Duarte", 5, "Gravei dentro do guarda-roupa e ficou com som de estúdio. Não contem para ninguém."],
    ["Aparecida Nunes", 5, "Entrei com um tema e saí com uma pergunta. O vídeo da minha rua foi visto até o fim por quem não é de lá."],
    ["Ruy Alencar", 4, "A crítica do primeiro corte dói e funciona. Os sábados no Recife valem a viagem."],
  ]),
];
