// A reason for not publishing brings its words; what somebody has written themselves stays.
export function templates(box: HTMLElement): void {
  const select = box.querySelector<HTMLSelectElement>("select[data-templates]");
  const words = select?.form?.querySelector("textarea");
  if (!select || !words) return;
  const known = [...select.options].map((option) => option.dataset["words"] ?? "");
  select.addEventListener("change", () => {
    if (words.value.trim() !== "" && !known.includes(words.value)) return;
    words.value = select.selectedOptions[0]?.dataset["words"] ?? "";
  });
}
