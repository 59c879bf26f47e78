// 172 agencies: a field that narrows the select by words, diacritics or not, and the ones that the topic suggests.
export function agencies(box: HTMLElement): void {
  for (const picker of box.querySelectorAll<HTMLElement>("[data-agencies]")) pick(box, picker);
}

function pick(box: HTMLElement, picker: HTMLElement): void {
  const select = picker.querySelector("select")!; // the server renders all of these
  const label = picker.querySelector<HTMLElement>("[data-agency-search]")!;
  const search = label.querySelector("input")!;
  const suggested = picker.querySelector<HTMLElement>("[data-agency-suggested]")!;
  const names = picker.querySelector<HTMLElement>("[data-agency-names]")!;
  const options = [...select.options];
  label.hidden = false;

  const narrow = (): void => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const shown = options.filter((option, index) => index === 0 || words.every((word) => fold(option.text).includes(word)));
    const before = select.value;
    select.replaceChildren(...shown);
    select.value = shown.some((option) => option.value === before) && words.length === 0 ? before : (shown[words.length > 0 ? 1 : 0]?.value ?? "");
  };

  const suggest = (): void => {
    const topic = box.dataset["topic"] ?? "";
    const fitting = topic === "" ? [] : options.filter((option) => (option.dataset["covers"] ?? "").split(" ").includes(topic)).slice(0, 3);
    suggested.hidden = fitting.length === 0;
    names.textContent = fitting.map((option) => option.text).join("; ");
    search.value = "";
    narrow();
    if (fitting[0]) select.value = fitting[0].value;
  };

  search.addEventListener("input", narrow);
  picker.closest("details")?.addEventListener("toggle", (event) => {
    if ((event.target as HTMLDetailsElement).open) suggest();
  });
}

function fold(words: string): string {
  return words.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
