// The receipts of what was asked on this device in this room, so that a reload does not lose them. Only here, never sent.
interface Kept {
  readonly receipt: string;
  readonly text: string;
}

const most = 80;

export function keepReceipt(root: HTMLElement, code: string, receipt: string, text: string): void {
  const kept = read(code).filter((one) => one.receipt !== receipt);
  localStorage.setItem(slot(code), JSON.stringify([...kept, { receipt, text: shortened(text) }]));
  showReceipts(root, code);
}

export function showReceipts(root: HTMLElement, code: string): void {
  const section = root.querySelector<HTMLElement>("[data-mine]");
  const list = section?.querySelector<HTMLElement>("[data-mine-list]");
  if (!section || !list) return;
  const kept = read(code);
  section.hidden = kept.length === 0;
  list.replaceChildren(...kept.map(row));
  const forget = section.querySelector<HTMLButtonElement>("[data-mine-forget]");
  if (forget)
    forget.onclick = () => {
      localStorage.removeItem(slot(code));
      showReceipts(root, code);
    };
}

function row({ receipt, text }: Kept): HTMLElement {
  const link = document.createElement("a");
  link.href = `/q/${receipt}`;
  link.textContent = grouped(receipt);
  const item = document.createElement("li");
  item.append(link, ` ${text}`);
  return item;
}

/** Ends at a word, and says that it goes on. */
function shortened(words: string): string {
  if (words.length <= most) return words;
  const cut = words.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))}…`;
}

export function grouped(receipt: string): string {
  return receipt.replace(/(.{4})(?=.)/g, "$1-");
}

function read(code: string): Kept[] {
  return JSON.parse(localStorage.getItem(slot(code)) ?? "[]") as Kept[];
}

function slot(code: string): string {
  return `receipts:${code}`;
}
