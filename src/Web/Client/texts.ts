// Words for script come from the server in the reader's language: <partial name="_ClientTexts" model='"room.client."' />
// puts every text under that prefix in the page, and text("room.client.new", 3) reads it.
let texts: Record<string, string> | undefined;

export function text(key: string, ...values: readonly (string | number)[]): string {
  texts ??= load();
  const pattern = texts[key];
  if (pattern === undefined) throw new Error(`No text "${key}" in this page.`);
  return pattern.replace(/\{(\d+)\}/g, (_, index: string) => shown(values[Number(index)]));
}

/** For what may have been added since the page was written. */
export function textOr(key: string, instead: string): string {
  texts ??= load();
  return texts[key] ?? text(instead);
}

/** "1 vote", "2 votes": as Texts.Count on the server. */
export function count(key: string, number: number): string {
  return number === 1 ? text(`${key}.one`, number) : text(key, number);
}

function shown(value: string | number | undefined): string {
  return typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : (value ?? "");
}

function load(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const block of document.querySelectorAll<HTMLScriptElement>("script[data-texts]")) {
    Object.assign(found, JSON.parse(block.textContent ?? "{}"));
  }
  return found;
}
