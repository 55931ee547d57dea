type Given = number | "excused" | null;

export type GradedItem = { title: string; points: number; isReleased: boolean; category: string; given: readonly Given[] };

/** How the demo teacher's course with an assignment counts, and what its students have outside of it, in the order of the course's reviews. */
export const gradebook = {
  reason: "Participación en el foro",
  excuse: "Estuvo de viaje esa semana",
  categories: [
    { id: "plan", name: "Plan de recarga", weight: 60, isExtra: false, dropLowest: 0 },
    { id: "forum", name: "Foro", weight: 40, isExtra: false, dropLowest: 1 },
    { id: "extra", name: "Reto opcional", weight: 5, isExtra: true, dropLowest: 0 },
  ],
  assignmentCategory: "plan",
  items: [
    { title: "Foro: qué se rompe primero", points: 10, isReleased: true, category: "forum", given: [9, 7.5, 10, 6] },
    { title: "Foro: repetir sin miedo", points: 10, isReleased: true, category: "forum", given: [8, "excused", 9.5, 4] },
    { title: "Foro: la hora del hecho", points: 10, isReleased: true, category: "forum", given: [10, 8, null, 7] },
    { title: "Reto: una carga que se corta", points: 20, isReleased: false, category: "extra", given: [18, null, 20, null] },
  ] satisfies GradedItem[],
};
