// Days and hours of the city, and its working days: Monday to Friday, except the odd days that the page names.
const root = (): HTMLElement | null => document.querySelector<HTMLElement>("[data-odd-days]");

/** 2026-11-30, in the city's zone. */
export function day(instant: string): string {
  return new Date(instant).toLocaleDateString("sv", { timeZone: zone() });
}

/** 14:05, 30/11/2026 */
export function moment(instant: string): string {
  const at = new Date(instant);
  const hour = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone() });
  return `${hour}, ${at.toLocaleDateString("en-GB", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: zone() })}`;
}

/** How many working days come after the first day up to and with the last. */
export function daysBetween(from: string, to: string): number {
  const odd = new Set((root()?.dataset["oddDays"] ?? "").split(" "));
  let counted = 0;
  for (let at = next(from); at <= to; at = next(at)) {
    const weekday = new Date(`${at}T00:00:00Z`).getUTCDay();
    if ((weekday > 0 && weekday < 6) !== odd.has(at)) counted++;
  }
  return counted;
}

function next(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86400000).toISOString().slice(0, 10);
}

function zone(): string | undefined {
  return document.documentElement.dataset["zone"];
}
