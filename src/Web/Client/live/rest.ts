// The rest of a long room, behind what its page carries: tried until it is there, at moments that spread a hall's screens.
import type { Standing } from "./standing.ts";

const patience = 15000;

export async function rest(root: HTMLElement, stage: Standing, settled: () => void): Promise<void> {
  const address = root.dataset["rest"];
  if (!address) return;
  while (!(await stage.fetchRest(address))) await new Promise((go) => setTimeout(go, patience * (0.5 + Math.random())));
  settled();
}
