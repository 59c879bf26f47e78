// Counts of the filters and the coverage meter, as the server says them.
import type { Queue } from "./types.ts";

export function showCounts(root: HTMLElement, queue: Queue): void {
  set(root, "[data-total]", queue.total);
  for (const sign of root.querySelectorAll<HTMLElement>("[data-count]")) sign.textContent = String(queue.shows[sign.dataset["count"] ?? ""] ?? 0);
  set(root, "[data-duplicates]", queue.duplicates);
  const shares: Record<string, number> = { askersPercent: queue.askersPercent, topicsPercent: queue.topicsPercent };
  for (const sign of root.querySelectorAll<HTMLElement>("[data-coverage]")) {
    const name = sign.dataset["coverage"] ?? "";
    sign.textContent = String(shares[name] ?? queue.coverage[name] ?? 0);
  }
  for (const bar of root.querySelectorAll<HTMLProgressElement>("[data-coverage-bar]")) bar.value = shares[bar.dataset["coverageBar"] ?? ""] ?? 0;
  for (const sign of root.querySelectorAll<HTMLElement>("[data-balance]")) sign.textContent = String(queue.coverage.balance[sign.dataset["balance"] ?? ""] ?? 0);
}

function set(root: HTMLElement, where: string, number: number): void {
  const sign = root.querySelector<HTMLElement>(where);
  if (sign) sign.textContent = String(number);
}
