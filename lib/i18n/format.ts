/**
 * Words for numbers, money and time, by locale and time zone. Pure and based on Intl; the same text on server and browser.
 * Spanish is neutral Latin American in its words and writes the decimal comma; every price names its currency without doubt.
 */

/** An interface locale of the product, or any BCP 47 tag. */
export type FormatLocale = string;

export type MoneyStyle =
  /** "US$ 49", but "US$ 49,50": prices in cards and buttons. */
  | "short"
  /** "US$ 49,00": sums, receipts, tables. */
  | "exact";

/** A dollar sign alone does not say whose dollar; these do in the three languages. Other currencies show their code. */
const SYMBOLS: Readonly<Record<string, string>> = {
  USD: "US$",
  ARS: "AR$",
  BRL: "R$",
  CLP: "CL$",
  COP: "CO$",
  MXN: "MX$",
  UYU: "UY$",
  PEN: "S/",
  EUR: "€",
  GBP: "£",
};
const NO_BREAK = "\u00a0";
const MINUS = "\u2212";

/** Money in minor units (cents, or whole units for CLP and JPY). Negative amounts take a true minus sign in front. */
export function formatMoney(amountMinor: number, currency: string, locale: FormatLocale, style: MoneyStyle = "short"): string {
  const digits = minorDigits(currency);
  const whole = Math.abs(amountMinor) % 10 ** digits === 0;
  const shown = style === "short" && whole ? 0 : digits;
  const figure = numberFormat(locale, { minimumFractionDigits: shown, maximumFractionDigits: shown, useGrouping: "always" });
  const symbol = SYMBOLS[currency] ?? currency;
  const gap = language(locale) === "en" && symbol !== currency ? "" : NO_BREAK;
  return `${amountMinor < 0 ? MINUS : ""}${symbol}${gap}${figure.format(Math.abs(amountMinor) / 10 ** digits)}`;
}

/** How many decimals a currency has in ISO 4217: 2 for USD, 0 for CLP and JPY. */
export function minorDigits(currency: string): number {
  return numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An integer or decimal: "54.210", "4,8". Fraction digits are at most `maximumFractionDigits` (0 unless told). */
export function formatNumber(value: number, locale: FormatLocale, maximumFractionDigits = 0): string {
  return numberFormat(locale, { maximumFractionDigits }).format(value);
}

/** A mean of stars with exactly one decimal: "4,8". */
export function formatRating(value: number, locale: FormatLocale): string {
  return numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** A share between 0 and 1 as whole per cent, rounded down, so that 99.9 % is never shown as done. */
export function formatPercent(share: number, locale: FormatLocale): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(Math.floor(share * 100 + 1e-9) / 100);
}

/** Bytes in decimal units: "304 MB". One decimal under ten of the unit. */
export function formatBytes(bytes: number, locale: FormatLocale): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  const unit = units[step] ?? "byte";
  return numberFormat(locale, { style: "unit", unit, maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value);
}

/** "a, b y c". */
export function formatList(items: readonly string[], locale: FormatLocale): string {
  return cached(`list ${locale}`, () => new Intl.ListFormat(tag(locale), { type: "conjunction" })).format(items);
}

/** A position in a video: "4:12", "1:02:03". Fractions of a second are dropped. */
export function formatClock(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  const tail = `${hours ? String(minutes).padStart(2, "0") : minutes}:${String(rest).padStart(2, "0")}`;
  return hours ? `${hours}:${tail}` : tail;
}

/** A length of time in words: "2 h 10 min", "14 min", "40 s" under a minute. Minutes are rounded; zero parts are left out. */
export function formatDuration(seconds: number, locale: FormatLocale): string {
  const unit = (value: number, name: "hour" | "minute" | "second") =>
    numberFormat(locale, { style: "unit", unit: name, unitDisplay: language(locale) === "en" ? "narrow" : "short" }).format(value).replace(" ", NO_BREAK);
  if (seconds < 59.5) return unit(Math.max(0, Math.round(seconds)), "second");
  const minutes = Math.round(seconds / 60);
  const parts = [
    ...(minutes >= 60 ? [unit(Math.floor(minutes / 60), "hour")] : []),
    ...(minutes % 60 ? [unit(minutes % 60, "minute")] : []),
  ];
  return parts.join(" ");
}

/** A length to the second: "4 min 12 s", "1 h 3 s". Fractions are dropped, zero parts left out; nothing is "0 s". */
export function formatExactDuration(seconds: number, locale: FormatLocale): string {
  const total = Math.max(0, Math.floor(seconds));
  const parts = [
    { value: Math.floor(total / 3_600), name: "hour" },
    { value: Math.floor(total / 60) % 60, name: "minute" },
    { value: total % 60, name: "second" },
  ].filter((part) => part.value > 0);
  const shown = parts.length > 0 ? parts : [{ value: 0, name: "second" }];
  return shown
    .map(({ value, name }) => numberFormat(locale, { style: "unit", unit: name, unitDisplay: language(locale) === "en" ? "narrow" : "short" }).format(value).replace(" ", NO_BREAK))
    .join(" ");
}

export type DateStyle =
  /** "18 mar" */
  | "day"
  /** "18 mar 2026" */
  | "short"
  /** "18 de marzo de 2026" */
  | "long"
  /** "miércoles 18" */
  | "weekday";

const DATE_OPTIONS: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: "numeric", month: "short" },
  short: { day: "numeric", month: "short", year: "numeric" },
  long: { dateStyle: "long" },
  weekday: { weekday: "long", day: "numeric" },
};

/** A calendar day as seen in `timeZone` (an IANA name). */
export function formatDate(date: Date, locale: FormatLocale, timeZone: string, style: DateStyle = "short"): string {
  return dateFormat(locale, { ...DATE_OPTIONS[style], timeZone }).format(date);
}

/** A month as it stands in a sentence: "noviembre de 2026". */
export function formatMonth(date: Date, locale: FormatLocale, timeZone: string): string {
  return dateFormat(locale, { month: "long", year: "numeric", timeZone }).format(date);
}

/** A time of day: "20:00", "8:00 PM". */
export function formatTime(date: Date, locale: FormatLocale, timeZone: string): string {
  const hours = language(locale) === "en" ? {} : ({ hourCycle: "h23" } as const);
  return dateFormat(locale, { hour: "numeric", minute: "2-digit", timeZone, ...hours }).format(date);
}

/** Day, time and zone: "12 de marzo, 23:59 (GMT−3)". The zone is always there, because a deadline without one is a guess. */
export function formatDateTime(date: Date, locale: FormatLocale, timeZone: string): string {
  const day = dateFormat(locale, { day: "numeric", month: "long", timeZone }).format(date);
  return `${day}, ${formatTime(date, locale, timeZone)} (${formatZone(date, locale, timeZone)})`;
}

/** The offset that holds in `timeZone` at `date`: "GMT−3". */
export function formatZone(date: Date, locale: FormatLocale, timeZone: string): string {
  const parts = dateFormat(locale, { timeZone, timeZoneName: "shortOffset" }).formatToParts(date);
  return (parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone).replace("-", MINUS);
}

const RELATIVE_STEPS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** "hace 2 min", "ayer", "la semana pasada": how far `date` is from `now`, in the largest whole unit. */
export function formatRelative(date: Date, now: Date, locale: FormatLocale): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const [unit, size] = RELATIVE_STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? (["second", 1] as const);
  const format = cached(`relative ${locale} ${unit}`, () => new Intl.RelativeTimeFormat(tag(locale), { numeric: "auto", style: unit === "week" || unit === "day" ? "long" : "short" }));
  return format.format(Math.trunc(seconds / size), unit);
}

const formats = new Map<string, unknown>();

/** Building an Intl format costs more than a hundred uses of it, so each one is made once a process. */
function cached<T extends object>(key: string, make: () => T): T {
  const found = formats.get(key);
  if (found !== undefined) return found as T;
  const made = make();
  formats.set(key, made);
  return made;
}

function numberFormat(locale: FormatLocale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

function dateFormat(locale: FormatLocale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached(`date ${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(tag(locale), options));
}

/** Words come from Latin American Spanish; numbers keep "es", whose decimal comma is the one of the Southern Cone. */
function tag(locale: FormatLocale): string {
  return locale === "es" ? "es-419" : locale;
}

function language(locale: FormatLocale): string {
  return locale.split("-")[0] ?? locale;
}
