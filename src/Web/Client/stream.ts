// The stream of a session. Nothing of the other host is loaded before somebody asks for it: their address is theirs until then,
// and the room's first visit stays small. Without script the link beside it leads there.
for (const place of document.querySelectorAll<HTMLElement>("[data-stream]")) {
  const button = place.querySelector<HTMLButtonElement>("[data-stream-play]");
  if (!button) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const player = document.createElement("iframe");
    player.src = place.dataset["stream"] ?? "";
    player.title = place.dataset["streamTitle"] ?? "";
    player.allow = "autoplay; fullscreen; picture-in-picture; encrypted-media";
    player.allowFullscreen = true;
    player.referrerPolicy = "strict-origin-when-cross-origin";
    button.parentElement?.replaceWith(player);
    player.focus();
  });
}
