/** What students of the demo teacher handed in and nobody has graded yet, so many days ago: by the order of the course's reviews. */
export const submissions: readonly { daysAgo: number; text: string; links: readonly string[] }[] = [
  {
    daysAgo: 33,
    text: "Tabla: pagos, un registro por intento de cobro.\n\nLa clave es (pedido, número de intento). Lo comprobé con un GROUP BY de esas dos columnas y HAVING count(*) > 1: devuelve cero filas en los doce meses.\n\nDivido el año por días, del más antiguo al más nuevo. Cada día se borra y se inserta dentro de una sola transacción, así que repetir un día deja lo mismo y un corte a la mitad no deja nada. El tablero lee una vista; la vista cambia de tabla cuando el año entero pasó las pruebas.\n\nDetienen la recarga: filas sin pedido (más de cero) y una suma diaria que difiera más de 0,1 % de la del banco. Avisa: un día con menos de la mitad de filas que su mediana.\n\nPara volver atrás apunto la vista a la tabla anterior, que guardo treinta días.",
    links: [],
  },
  {
    daysAgo: 20,
    text: "Voy a recargar la tabla de visitas. Cada fila es una visita y la clave es el identificador de sesión, que no se debería repetir.\n\nCargo un mes a la vez. Si algo falla borro el mes y lo vuelvo a cargar. Reviso que el total de cada mes se parezca al del tablero antes de seguir.\n\nSi sale mal, restauro la copia de seguridad de la noche anterior.",
    links: ["https://example.org/visitas/recarga"],
  },
  {
    daysAgo: 12,
    text: "Inventario por bodega y día.\n\nLa misma fila es la misma bodega, el mismo producto y el mismo día; hay una restricción única sobre las tres columnas, así que la base no deja que se repita. Uso INSERT con ON CONFLICT DO UPDATE: la segunda ejecución escribe lo mismo que la primera.\n\nEl orden es por bodega, porque cada una corrige sus datos por su cuenta. Llevo una tabla de control con la bodega, el día y la hora en que terminó: si se corta, sigo desde la última que terminó.\n\nPruebas que detienen: existencias negativas, productos que no están en el catálogo. Prueba que avisa: bodegas sin movimiento en siete días.\n\nCamino de vuelta: la tabla de control dice qué toqué; recargo esas mismas partes desde la copia cruda, que nunca cambia.",
    links: [],
  },
  {
    daysAgo: 5,
    text: "Mi plan es recargar los eventos de la aplicación. La clave es event_id. Los cargo por hora porque son muchos.\n\nTodavía no sé cómo manejar los que llegan con días de retraso: por ahora los pongo en la hora en que llegaron y los cuento dos veces si el evento original también está. Me gustaría que me digas si la marca de agua del módulo 2 sirve aquí.",
    links: [],
  },
];
