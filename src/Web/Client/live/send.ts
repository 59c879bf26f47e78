// Sends a form as script: the same address, fields and antiforgery token as without it, and JSON back.
export type Reply = { readonly ok: true; readonly body: Record<string, unknown> } | { readonly ok: false; readonly offline: boolean; readonly words: string };

export async function sendForm(form: HTMLFormElement, extra: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  for (const [name, value] of Object.entries(extra)) body.set(name, value);
  return send(form.action, { method: "POST", body });
}

export async function send(address: string, request: RequestInit): Promise<Reply> {
  try {
    const reply = await fetch(address, { ...request, headers: { Accept: "application/json", ...request.headers } });
    const body = (await reply.json().catch(() => ({}))) as Record<string, unknown>;
    if (reply.ok) return { ok: true, body };
    return { ok: false, offline: reply.status >= 502, words: String(body["detail"] ?? reply.status) };
  } catch {
    return { ok: false, offline: true, words: "" };
  }
}

export function tokenOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]')?.value ?? "";
}
