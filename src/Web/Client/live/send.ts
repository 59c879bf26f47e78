// Sends a form as script: the same address, fields and antiforgery token as without it, and JSON back.
export type Reply =
  | { readonly ok: true; readonly body: Record<string, unknown> }
  | { readonly ok: false; readonly offline: boolean; readonly words: string; readonly code: string; readonly wait: number };

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
    const wait = Number(reply.headers.get("Retry-After")) || (reply.status === 429 ? 10 : 0);
    return { ok: false, offline: reply.status >= 500, words: String(body["detail"] ?? reply.status), code: String(body["code"] ?? ""), wait };
  } catch {
    return { ok: false, offline: true, words: "", code: "", wait: 0 };
  }
}

/** A command as JSON under the page's token. A page that was open for days, or was restored, gets a fresh token once. */
export async function command(form: HTMLFormElement, address: string, method: string, headers: Readonly<Record<string, string>> = {}, body?: unknown): Promise<Reply> {
  const request = (): RequestInit => ({
    method,
    headers: { "X-CSRF-TOKEN": tokenOf(form), ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const reply = await send(address, request());
  if (reply.ok || reply.code !== "api.antiforgery") return reply;
  const fresh = await send("/api/antiforgery", {});
  if (!fresh.ok) return reply;
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name="__RequestVerificationToken"]')) field.value = String(fresh.body["token"]);
  return send(address, request());
}

export function tokenOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]')?.value ?? "";
}
