// One key each for what is done most. Never inside a field, never while an input method composes, never with a modifier.
export interface Hand {
  move(step: 1 | -1): void;
  act(names: readonly string[]): boolean;
  claim(): void;
  undo(): void;
  search(): void;
  help(): void;
  back(): void;
}

const acts: Readonly<Record<string, readonly string[]>> = {
  p: ["publish", "accept"], m: ["merge"], a: ["answer"], t: ["transfer", "ask-office"], d: ["defer"], r: ["refuse", "return"],
};

export function keys(hand: Hand): void {
  document.addEventListener("keydown", (event) => {
    // A composing key of Telex or VNI arrives as "Process" or 229; it belongs to the input method.
    if (event.isComposing || event.key === "Process" || event.keyCode === 229 || event.defaultPrevented || event.repeat && !isMove(event.key)) return;
    const target = event.target as HTMLElement;
    if (document.querySelector("dialog[open]")) return;
    const typing = target.matches("input:not([type=radio], [type=checkbox]), textarea, select") || target.isContentEditable;
    if (typing) {
      if (event.key === "Escape") hand.back();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "z") return done(event, () => hand.undo());
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    press(event, target, hand);
  });
}

function press(event: KeyboardEvent, target: HTMLElement, hand: Hand): void {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Arrows keep their meaning among radio buttons and while the page is being scrolled.
  const arrows = target.matches("[data-pick]");
  if (key === "j" || (key === "ArrowDown" && arrows)) done(event, () => hand.move(1));
  else if (key === "k" || (key === "ArrowUp" && arrows)) done(event, () => hand.move(-1));
  else if (key === "u") done(event, () => hand.undo());
  else if (key === "c") done(event, () => hand.claim());
  else if (key === "/") done(event, () => hand.search());
  else if (key === "?") done(event, () => hand.help());
  else if (key === "Escape") done(event, () => hand.back());
  else if (acts[key] && hand.act(acts[key])) event.preventDefault();
}

function isMove(key: string): boolean {
  return ["j", "k", "ArrowDown", "ArrowUp"].includes(key);
}

function done(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  act();
}
