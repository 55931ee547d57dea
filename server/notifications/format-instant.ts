/** An instant for a person: date, time and the zone's name, in their language and zone. */
export function formatInstant(at: string | Date, reader: { locale: string; timeZone: string }): string {
  return new Intl.DateTimeFormat(reader.locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone: reader.timeZone,
  }).format(new Date(at));
}
